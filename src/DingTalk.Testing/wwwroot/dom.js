// Elements are made one by one and texts set as text: no string ever becomes markup.

const SVG = "http://www.w3.org/2000/svg";

/** Makes an element. Attributes that are null, undefined or false are left out; functions become listeners. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name === "text") element.textContent = value;
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Gives an element new children, leaving out what is not there. */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child));
}

const PATHS = {
  robot: ["M12 3v3", "M6 8.5A2.5 2.5 0 0 1 8.5 6h7A2.5 2.5 0 0 1 18 8.5v7a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 6 15.5z", "M9.5 11v1.6", "M14.5 11v1.6", "M3.5 11v3", "M20.5 11v3"],
  group: ["M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z", "M3.5 19c.4-3.2 2.6-5 5.5-5s5.1 1.8 5.5 5", "M15.5 5.3a3 3 0 0 1 0 5.4", "M17 14.3c2 .6 3.2 2.2 3.5 4.7"],
  person: ["M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z", "M5 19.5c.5-3.7 3.3-5.5 7-5.5s6.5 1.8 7 5.5"],
  work: ["M4.5 8.5h15v10h-15z", "M9 8.5v-3h6v3", "M4.5 13h15"],
  bell: ["M6.5 16.5h11l-1.3-2.2v-3.8a4.2 4.2 0 0 0-8.4 0v3.8z", "M10.5 19a1.6 1.6 0 0 0 3 0"],
  search: ["M10.8 16.6a5.8 5.8 0 1 0 0-11.6 5.8 5.8 0 0 0 0 11.6z", "M15 15l4.5 4.5"],
  phone: ["M8.5 3.5h7a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19V5a1.5 1.5 0 0 1 1.5-1.5z", "M11 17.8h2"],
  desktop: ["M4 5h16v10.5H4z", "M9 19.5h6", "M12 15.5v4"],
  bolt: ["M12.8 3.5 6 13.5h5l-.8 7 6.8-10h-5z"],
  copy: ["M9 9h10v10.5H9z", "M15 9V4.5H5V15h4"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  refused: ["M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3z", "M9.2 9.2l5.6 5.6", "M14.8 9.2l-5.6 5.6"],
  hint: ["M12 4 3.5 19h17z", "M12 10v4", "M12 16.3v.2"],
  down: ["M12 5v14", "M6 13l6 6 6-6"],
  link: ["M10 14l4-4", "M11 7.5l1.5-1.5a4 4 0 0 1 5.6 5.6L16.5 13", "M13 16.5 11.5 18a4 4 0 0 1-5.6-5.6L7.5 11"],
  image: ["M4 5.5h16v13H4z", "M4 16l4.5-4.5 3.5 3.5 2.5-2.5L20 18", "M15.5 9.5h.01"],
  audio: ["M5 10v4", "M9 7v10", "M13 9.5v5", "M17 6v12"],
  video: ["M4 6.5h11v11H4z", "M15 11l5-3v8l-5-3"],
  file: ["M7 3.5h7l4 4v13H7z", "M14 3.5v4h4"],
  menu: ["M4.5 7h15", "M4.5 12h15", "M4.5 17h15"],
  clock: ["M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z", "M12 7.5V12l3 2"],
  download: ["M12 4v11", "M7 11l5 5 5-5", "M5 19.5h14"],
  trash: ["M5 7h14", "M9.5 7V4.5h5V7", "M7 7l.8 12.5h8.4L17 7"],
  globe: ["M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z", "M4 12h16", "M12 4c2.7 2.4 3.5 5 3.5 8s-.8 5.6-3.5 8c-2.7-2.4-3.5-5-3.5-8S9.3 6.4 12 4z"],
  help: ["M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z", "M9.8 10a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6", "M12 16.2v.2"],
  raw: ["M9 7l-5 5 5 5", "M15 7l5 5-5 5"],
};

/** An icon, for the eye only: what it means stands beside it or in its button's label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** A button with an icon and, beside it or as its label, words. */
export function button(name, words, click, { iconOnly = false, className = "quiet" } = {}) {
  const content = name ? [icon(name)] : [];
  if (!iconOnly) content.push(el("span", { text: words }));
  return el("button", { type: "button", class: iconOnly ? "icon-button" : className, "aria-label": iconOnly ? words : null, title: iconOnly ? words : null, click }, content);
}

export const byId = (id) => document.getElementById(id);

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Foreign text that the server has not made visible yet, such as a raw body. */
export function visible(text) {
  return text.replace(CONTROLS, (c) => `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}
