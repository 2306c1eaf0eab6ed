//! What a scan sounds and feels like: a short high note when it is known, a long low one when not.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::AudioContext;

/// Known.
pub(super) fn good() {
    vibrate(60);
    drop(note(880.0, 0.09));
}

/// Unknown, or refused.
pub(super) fn bad() {
    vibrate(350);
    drop(note(196.0, 0.35));
}

fn vibrate(milliseconds: u32) {
    window().navigator().vibrate_with_duration(milliseconds);
}

/// A note of so many hertz for so many seconds. A browser may refuse: the colour says the same.
fn note(hertz: f32, seconds: f64) -> Result<(), JsValue> {
    let audio = AudioContext::new()?;
    let (source, volume) = (audio.create_oscillator()?, audio.create_gain()?);
    source.frequency().set_value(hertz);
    volume.gain().set_value(0.12);
    source.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&audio.destination())?;
    source.start()?;
    source.stop_with_when(audio.current_time() + seconds)
}
