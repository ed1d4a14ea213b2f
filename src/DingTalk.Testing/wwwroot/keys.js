import { byId, button, el } from "./dom.js";
import { t } from "./language.js";

const HELP = [[["j", "↓"], "keyNext"], [["k", "↑"], "keyPrevious"], [["Enter", "o"], "keyRaw"], [["f"], "keyFold"], [["/"], "keySearch"], [["p"], "keyTarget"], [["x"], "keyTools"], [["g"], "keyEnd"], [["?"], "keyHelp"], [["Esc"], "keyEscape"]];

export function showHelp() {
  const help = byId("help");
  help.setAttribute("aria-label", t("help"));
  help.replaceChildren(
    el("div", { class: "tools-head" }, el("h2", { text: t("help") }), button("close", t("close"), () => help.close(), { iconOnly: true })),
    el("dl", { class: "keys" }, HELP.flatMap(([keys, what]) => [el("dt", {}, keys.map((key) => el("kbd", { text: key }))), el("dd", { text: t(what) })])));
  help.showModal();
}

const isTyping = (target) => target.matches?.("input, textarea, select, [contenteditable]");

/** One handler for all keys; while somebody types, Escape alone is ours. */
export function listen(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    if (event.key !== "Escape" && isTyping(event.target)) return;
    const isOnControl = event.target.matches?.("button, a, summary, [role=tab], pre, .scroller");
    const action = {
      j: actions.next, ArrowDown: isOnControl ? null : actions.next,
      k: actions.previous, ArrowUp: isOnControl ? null : actions.previous,
      o: actions.raw, Enter: isOnControl ? null : actions.raw,
      f: actions.fold, "/": actions.search, p: actions.target, x: actions.tools, g: actions.end, "?": showHelp, Escape: actions.escape,
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
