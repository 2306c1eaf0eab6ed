//! The pen of the signature pad. Lives in the browser only: elsewhere it draws nothing.

#[cfg(feature = "hydrate")]
pub(super) use ink::{clear, draw, keep, start};

#[cfg(not(feature = "hydrate"))]
pub(super) use dry::{clear, draw, keep, start};

#[cfg(feature = "hydrate")]
mod ink {
    use leptos::{
        ev::PointerEvent,
        html::{Canvas, Input},
        prelude::*,
    };
    use wasm_bindgen::JsCast;
    use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

    /// Width of the line, in the pad's own units of which it is 800 wide.
    const NIB: f64 = 4.0;

    /// The pen touches the pad.
    pub(crate) fn start(pad: NodeRef<Canvas>, event: &PointerEvent) {
        let Some((canvas, context)) = sheet(pad) else { return };
        // Without the capture the line only stops at the edge.
        let _ = canvas.set_pointer_capture(event.pointer_id());
        let (x, y) = place(&canvas, event);
        context.set_line_width(NIB);
        context.set_line_cap("round");
        context.set_line_join("round");
        context.set_stroke_style_str("#111");
        context.begin_path();
        context.move_to(x, y);
        context.line_to(x, y);
        context.stroke();
    }

    /// The pen moves; nothing while it does not touch.
    pub(crate) fn draw(pad: NodeRef<Canvas>, event: &PointerEvent) {
        let touching = event.buttons() != 0;
        let Some((canvas, context)) = sheet(pad).filter(|_| touching) else {
            return;
        };
        let (x, y) = place(&canvas, event);
        context.line_to(x, y);
        context.stroke();
    }

    /// The pen leaves the pad: the drawing goes into the form.
    pub(crate) fn keep(pad: NodeRef<Canvas>, value: NodeRef<Input>) {
        let drawing = sheet(pad).and_then(|(canvas, _)| canvas.to_data_url().ok());
        if let (Some(drawing), Some(input)) = (drawing, value.get_untracked()) {
            input.set_value(&drawing);
        }
    }

    /// A clean pad.
    pub(crate) fn clear(pad: NodeRef<Canvas>, value: NodeRef<Input>) {
        if let Some((canvas, context)) = sheet(pad) {
            context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
        }
        if let Some(input) = value.get_untracked() {
            input.set_value("");
        }
    }

    fn sheet(pad: NodeRef<Canvas>) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
        let canvas = pad.get_untracked()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some((canvas, context))
    }

    /// Where the pen is, in the pad's own units: the pad is shown whole, centred in its box.
    fn place(canvas: &HtmlCanvasElement, event: &PointerEvent) -> (f64, f64) {
        let shown = canvas.get_bounding_client_rect();
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let scale = (shown.width() / width).min(shown.height() / height).max(f64::EPSILON);
        let (x, y) = (
            f64::from(event.client_x()) - shown.left(),
            f64::from(event.client_y()) - shown.top(),
        );
        (
            (x - (shown.width() - width * scale) / 2.0) / scale,
            (y - (shown.height() - height * scale) / 2.0) / scale,
        )
    }
}

#[cfg(not(feature = "hydrate"))]
mod dry {
    use leptos::{
        ev::PointerEvent,
        html::{Canvas, Input},
        prelude::*,
    };

    pub(crate) fn start(_: NodeRef<Canvas>, _: &PointerEvent) {}
    pub(crate) fn draw(_: NodeRef<Canvas>, _: &PointerEvent) {}
    pub(crate) fn keep(_: NodeRef<Canvas>, _: NodeRef<Input>) {}
    pub(crate) fn clear(_: NodeRef<Canvas>, _: NodeRef<Input>) {}
}
