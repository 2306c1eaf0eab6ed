//! What a scan sounds and feels like: each outcome has notes and a rhythm of its own, for who looks elsewhere.

use super::camera::Heard;
use leptos::prelude::*;
use std::cell::OnceCell;
use wasm_bindgen::JsValue;
use web_sys::AudioContext;

thread_local! {
    // Browsers allow few at once, and none is ever needed beside it.
    static AUDIO: OnceCell<AudioContext> = const { OnceCell::new() };
}

/// Tells how a scan went.
pub(crate) fn tell(heard: Heard) {
    // Hertz, beginning and length of each note, in seconds; then milliseconds of vibration.
    let (notes, shake): (&[(f32, f64, f64)], u32) = match heard {
        Heard::Good => (&[(880.0, 0.0, 0.09)], 60),
        Heard::Again => (&[(660.0, 0.0, 0.06), (660.0, 0.1, 0.06)], 30),
        Heard::Bad => (&[(196.0, 0.0, 0.35)], 350),
        Heard::Unknown => (&[(330.0, 0.0, 0.14), (220.0, 0.16, 0.2)], 200),
    };
    vibrate(shake);
    if let Err(error) = audio().and_then(|audio| play(&audio, notes)) {
        // The colour says the same; whoever looks for the reason finds it.
        leptos::logging::warn!("no sound: {error:?}");
    }
}

fn vibrate(milliseconds: u32) {
    window().navigator().vibrate_with_duration(milliseconds);
}

/// The one context of the page, awake. Browsers let it sleep until somebody has touched the page.
fn audio() -> Result<AudioContext, JsValue> {
    AUDIO.with(|kept| {
        let audio = match kept.get() {
            Some(audio) => audio.clone(),
            None => {
                let made = AudioContext::new()?;
                kept.get_or_init(|| made).clone()
            }
        };
        // It wakes by itself: the notes wait in its own time.
        drop(audio.resume()?);
        Ok(audio)
    })
}

fn play(audio: &AudioContext, notes: &[(f32, f64, f64)]) -> Result<(), JsValue> {
    for (hertz, after, seconds) in notes {
        let (source, volume) = (audio.create_oscillator()?, audio.create_gain()?);
        source.frequency().set_value(*hertz);
        volume.gain().set_value(0.12);
        source.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&audio.destination())?;
        source.start_with_when(audio.current_time() + after)?;
        source.stop_with_when(audio.current_time() + after + seconds)?;
    }
    Ok(())
}
