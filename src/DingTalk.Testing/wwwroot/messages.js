import { el, icon, button } from "./dom.js";
import { t, time, dayAndTime, number, duration } from "./language.js";
import { draw, picture, open } from "./render.js";
import { details } from "./details.js";
import { reason } from "./codes.js";
import { advice } from "./advice.js";

const GAP = 5 * 60 * 1000;
const HUES = 8;

const hue = (text) => {
  let hash = 0;
  for (const c of text) hash = (hash * 31 + c.codePointAt(0)) >>> 0;
  return hash % HUES;
};

const names = new Map();

/** The robots that the group has now; one that it no longer has keeps its name. */
export function nameRobots(robots) {
  for (const robot of robots) names.set(robot.token, robot.name);
}

export const robotName = (token) => names.get(token) ?? (token ? t("robotNamed", { name: `${token.slice(0, 8)}…` }) : t("robotUnknown"));

/** The line of a phone's notification. */
export function previewOf(type, preview) {
  switch (type) {
    case "image": return `[${t("image")}]`;
    case "audio": return `[${t("audio")}]`;
    case "video": return `[${t("video")}]`;
    case "file": return `[${t("file")}] ${preview}`;
    default: return preview;
  }
}

const CONTENTS = {
  link: (m) => [el("a", { class: "card-link", ...open(m.link) },
    el("span", { class: "card-title", dir: "auto", text: m.title }),
    el("span", { class: "card-row" }, el("span", { class: "card-text", dir: "auto" }, plain(m.desktop.nodes)), picture(m.link?.picture, "", "thumb")))],
  actionCard: (m, text) => [text, el("div", { class: m.sideBySide && m.buttons.length === 2 ? "buttons side-by-side" : "buttons" },
    m.buttons.map((b) => el("a", { class: "card-button", dir: "auto", text: b.title || b.address, title: b.address, ...open(b) })))],
  feedCard: (m) => m.links.map((link, i) => i === 0
    ? el("a", { class: "feed-first", ...open(link) }, picture(link.picture, "", "cover"), el("span", { class: "feed-title", dir: "auto", text: link.title }))
    : el("a", { class: "feed-row", ...open(link) }, el("span", { class: "feed-title", dir: "auto", text: link.title }), picture(link.picture, "", "thumb"))),
  image: (m) => [picture(m.link?.picture || m.mediaId, t("image"), "photo")],
  audio: (m) => [media("audio", t("audio"), m)],
  video: (m) => [media("video", m.fileName || t("video"), m)],
  file: (m) => [media("file", m.fileName || t("file"), m)],
  empty: () => [el("p", { class: "muted", text: t("emptyMessage") })],
};

const plain = (nodes) => nodes.map((node) => node.kind === "break" ? "\n" : node.text ?? plain(node.children ?? [])).join("");

function media(name, title, m) {
  const notes = [m.seconds ? duration(m.seconds) : null, m.mediaId].filter(Boolean).join(" · ");
  return el("div", { class: `media ${name}` }, el("span", { class: "media-icon" }, icon(name)),
    el("span", { class: "media-words" }, el("strong", { dir: "auto", text: title }), el("small", { dir: "auto", text: notes })));
}

function content(m, target) {
  const shown = target === "phone" && m.phone ? m.phone : m.desktop;
  const text = shown.isBlank
    ? el("p", { class: "blank" }, icon("hint"), el("span", { text: t("blank") }))
    : el("div", { class: "text", dir: "auto" }, draw(shown.nodes), shown.omitted > 0 ? el("p", { class: "omitted", text: t("omitted", { count: number(shown.omitted) }) }) : null);
  const make = Object.hasOwn(CONTENTS, m.type ?? "") ? CONTENTS[m.type] : () => [text];
  return make(m, text);
}

function foldable(bubble, m) {
  if (!m.long) return [bubble];
  bubble.classList.add("folded");
  const toggle = el("button", { type: "button", class: "fold", "aria-expanded": "false", text: t("unfold") });
  toggle.addEventListener("click", () => {
    const folded = bubble.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.textContent = t(folded ? "unfold" : "fold");
  });
  return [bubble, toggle];
}

function said(m, target) {
  const bubble = el("div", { class: `bubble type-${Object.hasOwn(CONTENTS, m.type ?? "") ? m.type : "text"}` }, content(m, target));
  const mentions = m.mentionsEveryone ? [t("everyone")] : m.mentions;
  return [
    ...foldable(bubble, m),
    mentions.length > 0 ? el("p", { class: "note", dir: "auto", text: t("mentions", { who: mentions.join(", ") }) }) : null,
  ];
}

function refused(m, target) {
  const swallowed = m.errCode === -1 && m.errMsg === "";
  const repeated = m.errCode === 0;
  const head = el("p", { class: "refused-head" }, icon(repeated ? "copy" : "refused"),
    el("strong", { text: t(repeated ? "repeated" : swallowed ? "swallowed" : "refused") }),
    swallowed || repeated ? null : el("code", { text: m.code ?? String(m.errCode) }));
  // Where the judgement's own words are not known in Chinese, what the code means is said before them.
  const why = m.reason ? advice(m.reason) : null;
  const words = why ? null : reason(m);
  const inner = m.desktop.nodes.length > 0 && m.type ? el("details", { class: "refused-content" }, el("summary", { text: t("whatItSaid") }), el("div", { class: "bubble" }, content(m, target))) : null;
  return [el("div", { class: repeated ? "refusal repeated" : "refusal" }, head,
    m.errMsg ? el("p", { class: "wording", dir: "auto", text: m.errMsg }) : null,
    words ? el("p", { class: "why", text: words }) : null,
    m.reason ? el("p", { class: words ? "reason" : "why", dir: "auto", text: why ?? m.reason }) : null, inner)];
}

/** One request as an article; `previous` decides whether the time stands above it. */
export function article(m, previous, target) {
  const at = new Date(m.at);
  const name = robotName(m.robot);
  const differs = m.delivered && !m.recalled && m.phone;
  const body = m.recalled
    ? [el("p", { class: "recalled", text: t("recalled", { name }) })]
    : m.delivered ? said(m, target) : refused(m, target);
  const raw = button("raw", t("raw"), () => details(item, m.id), { className: "tiny" });
  raw.setAttribute("aria-expanded", "false");
  raw.classList.add("raw-toggle");
  const preview = previewOf(m.type, m.preview);
  const foot = el("p", { class: "foot" },
    raw,
    el("span", { class: "fact", text: `#${m.id}` }),
    el("span", { class: "fact", dir: "auto", text: m.type ?? t("unreadable") }),
    el("span", { class: "fact", text: t("bytes", { count: number(m.bodyBytes) }) }),
    differs ? el("span", { class: "fact differs" }, icon("phone"), el("span", { text: t("differs") })) : null,
    m.delivered && !m.recalled && preview ? el("span", { class: "preview", title: t("previewTitle") }, icon("bell"), el("span", { class: "unseen", text: t("previewTitle") }), el("bdi", { text: preview })) : null);
  const hints = m.hints.length > 0 ? el("ul", { class: "hints" }, m.hints.map((hint) => el("li", {}, icon("hint"), el("span", { dir: "auto", text: advice(hint) ?? hint })))) : null;
  const item = el("article", {
    class: `message ${m.recalled ? "is-recalled" : m.delivered ? "is-delivered" : "is-refused"}`,
    id: `m${m.id}`,
    tabindex: "-1",
    "aria-label": t(m.delivered ? "articleDelivered" : "articleRefused", { id: m.id, name, time: time(at) }),
  },
    !previous || at - new Date(previous.at) > GAP ? el("p", { class: "when", text: dayAndTime(at) }) : null,
    el("div", { class: "row" },
      m.hideAvatar && m.delivered ? el("div", { class: "avatar none" }) : el("div", { class: `avatar hue-${hue(m.robot)}` }, icon("robot")),
      el("div", { class: "body" },
        el("p", { class: "who" }, el("span", { class: "name", text: name }), el("span", { class: "tag", text: t("tagRobot") }),
          m.users.length > 0 ? el("span", { class: "to", dir: "auto", text: t("to", { who: m.users.join(", ") }) }) : null,
          el("time", { datetime: m.at, text: time(at) })),
        body, hints, foot)));
  return item;
}
