import { byId, button, el } from "./dom.js";
import { t } from "./language.js";

const TYPES = ["text", "markdown", "link", "actionCard", "feedCard", "image", "audio", "file", "video", "empty"];

/** The search and its filters; `changed` gets what is asked for. */
export class Finder {
  #form = byId("finder");
  #waiting = 0;
  #robots = "";
  #reset = null;

  constructor(changed) {
    this.changed = changed;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#tell(0);
    });
    this.draw();
  }

  draw() {
    const old = this.filter;
    this.#reset = button("close", t("resetFilter"), () => this.reset());
    const select = (name, label, options) => el("label", { class: "field" }, el("span", { text: label }),
      el("select", { name, change: () => this.#tell(0) }, el("option", { value: "", text: t("any") }), options.map(([value, text]) => el("option", { value, text }))));
    this.#form.replaceChildren(
      el("label", { class: "field grow" }, el("span", { text: t("search") }), el("input", { type: "search", name: "text", placeholder: t("searchHint"), autocomplete: "off", spellcheck: "false", input: () => this.#tell(200) })),
      select("type", t("type"), TYPES.map((type) => [type, type])),
      select("outcome", t("outcome"), [["delivered", t("delivered")], ["refused", t("refusedOnes")]]),
      select("robot", t("robot"), []),
      this.#reset,
      el("output", { class: "found", id: "found" }));
    this.#robots = "";
    for (const [name, value] of Object.entries(old)) this.#form.elements[name].value = value;
    this.#reset.hidden = !this.isActive;
  }

  get filter() {
    const values = {};
    for (const name of ["text", "type", "outcome", "robot"]) values[name] = this.#form.elements[name]?.value ?? "";
    return values;
  }

  get isActive() {
    return Object.values(this.filter).some(Boolean);
  }

  showRobots(robots) {
    const key = JSON.stringify(robots.map((r) => [r.token, r.name]));
    if (key === this.#robots) return;
    this.#robots = key;
    const select = this.#form.elements.robot;
    const chosen = select.value;
    select.replaceChildren(el("option", { value: "", text: t("any") }), ...robots.map((r) => el("option", { value: r.token, text: r.name })));
    select.value = chosen;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }

  found(count) {
    this.#reset.hidden = !this.isActive;
    byId("found").textContent = this.isActive ? t("found", { count }) : "";
  }

  show(focus = true) {
    this.#form.hidden = false;
    byId("open-search").setAttribute("aria-expanded", "true");
    if (focus) this.#form.elements.text.focus();
  }

  hide() {
    this.#form.hidden = true;
    byId("open-search").setAttribute("aria-expanded", "false");
    if (this.isActive) this.reset();
  }

  get isShown() {
    return !this.#form.hidden;
  }

  reset() {
    this.#form.reset();
    this.#tell(0);
  }

  #tell(after) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.changed(), after);
  }
}
