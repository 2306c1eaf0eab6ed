// Opens a camera, says why it cannot, and works its torch.

/** Why no text can be read. */
export type Reason = "insecure" | "denied" | "none" | "failed" | "unread";

/** The reason behind whatever the browser threw. */
export function reasonOf(error: unknown): Reason {
  if (!isSecureContext || !navigator.mediaDevices) return "insecure";
  switch ((error as { name?: string } | null)?.name) {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "none";
    default:
      return "failed";
  }
}

/** Opens the camera asked for, or the one at the back of the device. */
export function open(deviceId: string | null): Promise<MediaStream> {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const which = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: { ideal: "environment" } };
  return navigator.mediaDevices.getUserMedia({ audio: false, video: { ...size, ...which } });
}

/** Lets the camera go, and its light with it. */
export function close(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

/** The cameras of the device; named only once one of them was allowed. */
export async function cameras(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === "videoinput").map((device) => device.deviceId);
}

/** Whether the open camera has a torch. */
export function hasTorch(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks();
  const capabilities = track?.getCapabilities?.() as { torch?: boolean } | undefined;
  return capabilities?.torch === true;
}

/** Switches the torch on or off. */
export async function light(stream: MediaStream, on: boolean): Promise<void> {
  const [track] = stream.getVideoTracks();
  await track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}
