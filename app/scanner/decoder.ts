// Finds the codes in a picture: with the browser's own decoder where it reads all our formats, else with ours.

/** What can be found in a picture: a video frame or a photo. */
export type Picture = HTMLVideoElement | ImageBitmap;

/** Reads every code in a picture and gives their texts. */
export type Decoder = (picture: Picture) => Promise<string[]>;

const FORMATS = ["qr_code", "data_matrix", "code_128", "ean_13", "ean_8", "code_39"] as const;

interface Detector {
  detect(picture: Picture): Promise<{ rawValue: string }[]>;
}

interface NativeDetector {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

async function native(): Promise<Detector | null> {
  const known = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector;
  if (!known) return null;
  const formats = await known.getSupportedFormats().catch((): string[] => []);
  return FORMATS.every((format) => formats.includes(format)) ? new known({ formats: FORMATS }) : null;
}

async function ours(): Promise<Detector> {
  const { BarcodeDetector, prepareZXingModule } = await import("barcode-detector/ponyfill");
  // Left alone, it would fetch its wasm from somebody else's server.
  await prepareZXingModule({
    overrides: {
      locateFile: (path: string, prefix: string) =>
        path.endsWith(".wasm") ? "/vendor/zxing_reader.wasm" : prefix + path,
    },
    fireImmediately: true,
  });
  return new BarcodeDetector({ formats: [...FORMATS] });
}

let ready: Promise<Decoder> | undefined;

async function prepare(): Promise<Decoder> {
  const detector = (await native()) ?? (await ours());
  return async (picture) => (await detector.detect(picture)).map((found) => found.rawValue).filter(Boolean);
}

/** The decoder, loaded at the first call and kept; a failed load is tried again at the next call. */
export function decoder(): Promise<Decoder> {
  ready ??= prepare().catch((error: unknown) => {
    ready = undefined;
    throw error;
  });
  return ready;
}
