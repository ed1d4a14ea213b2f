import { byId, el, icon } from "./dom.js";
import { t, shortTime, number } from "./language.js";
import { previewOf } from "./messages.js";

export function roomName(key, home) {
  if (key === home) return t("home");
  if (key === "work") return t("work");
  if (key === "ding") return t("ding");
  if (key === "person:") return t("people");
  const name = key.slice(key.indexOf(":") + 1);
  return key.startsWith("person:") ? name : t("groupNamed", { name });
}

const roomIcon = (key) => key === "work" ? "work" : key === "ding" ? "bell" : key.startsWith("person:") ? "person" : "group";

/** The list of conversations; `seen` is how many messages of each the reader has had before him. */
export function showRooms(state, current, seen, choose) {
  const list = byId("rooms");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  list.replaceChildren(...state.conversations.map((room) => {
    const unseen = room.key === current ? 0 : Math.max(0, room.count - (seen.get(room.key) ?? 0));
    const name = roomName(room.key, state.home);
    return el("li", {}, el("button", { type: "button", class: "room", "data-key": room.key, "aria-current": room.key === current ? "true" : null, click: () => choose(room.key) },
      el("span", { class: `room-icon ${roomIcon(room.key)}` }, icon(roomIcon(room.key))),
      el("span", { class: "room-words" },
        el("span", { class: "room-line" }, el("bdi", { class: "room-name", text: name }), room.at ? el("time", { text: shortTime(new Date(room.at)) }) : null),
        el("span", { class: "room-line" }, el("bdi", { class: "room-preview", text: previewOf(room.type, room.preview) }), unseen > 0 ? el("span", { class: "badge", text: number(unseen) }) : null))));
  }));
  if (focused !== null) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}
