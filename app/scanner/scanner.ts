// The module a page loads to be able to read labels with a camera.
import { RegainCamera } from "./element";

if (!customElements.get("regain-camera")) {
  customElements.define("regain-camera", RegainCamera);
}
