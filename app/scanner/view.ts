// What the element draws: kept in its shadow, so that the page's own elements stay as the server sent them.

const SHEET = `
  :host { display: block; position: relative; overflow: hidden; }
  video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
  video[hidden], button[hidden] { display: none; }
  .tools { position: absolute; inset: .75rem .75rem auto auto; z-index: 2; display: flex; gap: .5rem; }
  button { min-width: 3rem; min-height: 3rem; padding: 0 1rem; border: 0; border-radius: 2em;
    font: inherit; color: #fff; background: rgb(0 0 0 / .78); cursor: pointer; }
  button[aria-pressed="true"] { color: #111; background: #fff; }
  button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 6px #000; }
`;

/** The parts of the element that change. */
export interface View {
  video: HTMLVideoElement;
  torch: HTMLButtonElement;
  other: HTMLButtonElement;
}

function button(part: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.hidden = true;
  made.setAttribute("part", part);
  return made;
}

/** Draws the element: the picture, its two buttons, and above the picture whatever the page put inside. */
export function draw(host: HTMLElement): View {
  const root = host.attachShadow({ mode: "open" });
  // A constructed sheet, because the page's security policy allows no inline style.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  root.adoptedStyleSheets = [sheet];

  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.hidden = true;
  video.setAttribute("part", "video");
  video.setAttribute("aria-hidden", "true");
  const torch = button("torch");
  torch.setAttribute("aria-pressed", "false");
  const other = button("other");
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(torch, other);
  root.append(video, document.createElement("slot"), tools);
  return { video, torch, other };
}
