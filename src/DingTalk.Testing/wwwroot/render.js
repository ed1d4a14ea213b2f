import { el, icon } from "./dom.js";
import { t } from "./language.js";

const imagesAllowed = document.documentElement.dataset.images === "yes";

const OPENABLE = /^(https?|dingtalk|mailto|tel):/;
const PICTURE = /^https?:/;
const COLOUR = /^#[0-9a-f]{6}$/;

/** The attributes that make an element open an address, if the server found that it may be opened. */
export function open(link) {
  if (!link?.url || !OPENABLE.test(link.url)) return { title: link?.address || null };
  return { href: link.url, target: "_blank", rel: "noopener noreferrer nofollow", title: link.url };
}

/** A picture, or what stands for it until somebody allows pictures. */
export function picture(address, alt, className) {
  if (!address) return null;
  const placeholder = () => el("span", { class: `picture ${className}`, title: address },
    icon("image"), alt ? el("span", { class: "picture-alt", dir: "auto", text: alt }) : null, el("span", { class: "picture-address", dir: "ltr", text: address }));
  if (!imagesAllowed || !PICTURE.test(address)) return placeholder();
  const image = el("img", { class: `picture-image ${className}`, src: address, alt: alt || t("image"), loading: "lazy", referrerpolicy: "no-referrer" });
  image.addEventListener("error", () => image.replaceWith(placeholder()), { once: true });
  return image;
}

const list = (node) => node.start === undefined ? el("ul", {}, draw(node.children)) : el("ol", { start: node.start }, draw(node.children));

// The allow-list a second time: a kind that is not here is not drawn.
const MAKERS = {
  text: (n) => document.createTextNode(n.text),
  break: () => el("br"),
  bold: (n) => el("strong", {}, draw(n.children)),
  italic: (n) => el("em", {}, draw(n.children)),
  mention: (n) => el("span", { class: "mention", text: n.text }),
  link: (n) => el("a", open(n), draw(n.children)),
  image: (n) => picture(n.url, n.text, "inline"),
  heading: (n) => el("p", { class: `h h${Math.min(6, Math.max(1, n.level))}`, role: "heading", "aria-level": Math.min(6, n.level + 1) }, draw(n.children)),
  paragraph: (n) => el("p", {}, draw(n.children)),
  quote: (n) => el("blockquote", {}, draw(n.children)),
  list,
  item: (n) => el("li", {}, draw(n.children)),
  code: (n) => n.level === 1 ? el("code", { text: n.text }) : el("pre", {}, el("code", { text: n.text })),
  rule: () => el("hr"),
  table: (n) => el("div", { class: "table", tabindex: "0" }, el("table", {}, el("tbody", {}, draw(n.children)))),
  row: (n) => el("tr", { class: n.level === 1 ? "table-head" : null }, draw(n.children)),
  cell: (n) => el("td", {}, draw(n.children)),
  colour: (n) => {
    const span = el("span", { class: "coloured" }, draw(n.children));
    if (COLOUR.test(n.colour)) span.style.setProperty("--colour", n.colour);
    return span;
  },
};

export function draw(nodes) {
  return (nodes ?? []).map((node) => Object.hasOwn(MAKERS, node.kind) ? MAKERS[node.kind](node) : null);
}
