import { byId, el, icon } from "./dom.js";
import { article, robotName, previewOf } from "./messages.js";
import { t, number } from "./language.js";

/** The most messages that are on the page at once; older and newer ones are a click away. */
const MOST = 300;
const NEAR = 80;

/** The messages in the middle. It follows the newest one only while the reader is there. */
export class Stream {
  #list = byId("stream");
  #scroller = byId("scroller");
  #pill = byId("pill");
  #news = byId("news");
  #shown = new Map();
  #follows = true;
  #unseen = 0;
  #cut = false;
  #top = 0;

  target = "desktop";

  constructor(loadOlder, loadNewest) {
    this.loadNewest = loadNewest;
    byId("older").addEventListener("click", loadOlder);
    this.#pill.addEventListener("click", () => this.toEnd());
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // Heights settle after the messages stand: while the reader is at the end, he stays there.
    new ResizeObserver(() => this.#follows && this.#stick()).observe(this.#list);
    this.#list.addEventListener("focusin", (event) => this.#rove(event.target.closest("article")));
  }

  get size() {
    return this.#shown.size;
  }

  get oldest() {
    return this.#shown.keys().next().value;
  }

  /** Begins again with these. */
  replace(messages) {
    this.#shown = new Map(messages.map((m) => [m.id, m]));
    this.#cut = false;
    this.#unseen = 0;
    this.redraw();
    this.#follows = true;
    this.#stick();
    this.#showPill();
  }

  redraw() {
    let previous = null;
    const items = [];
    for (const m of this.#shown.values()) {
      items.push(article(m, previous, this.target));
      previous = m;
    }
    this.#list.replaceChildren(...items);
    this.#rove(this.#list.lastElementChild, false);
  }

  prepend(messages) {
    const before = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    const all = [...messages.map((m) => [m.id, m]), ...this.#shown];
    this.#cut ||= all.length > MOST;
    this.#shown = new Map(all.slice(0, MOST));
    this.#follows = false;
    this.redraw();
    this.#scroller.scrollTop = this.#scroller.scrollHeight - before;
    this.#showPill();
  }

  /** New ones and changed ones. */
  add(messages) {
    const fresh = [];
    for (const m of messages) {
      if (this.#shown.has(m.id)) this.#change(m);
      else if (this.#cut || (this.oldest !== undefined && m.id < this.oldest)) this.#unseen += this.#cut && !m.recalled ? 1 : 0;
      else fresh.push(m);
    }
    if (fresh.length > 0) this.#append(fresh);
    this.#showPill();
  }

  #append(fresh) {
    let previous = [...this.#shown.values()].at(-1) ?? null;
    const items = document.createDocumentFragment();
    for (const m of fresh.slice(-MOST)) {
      this.#shown.set(m.id, m);
      items.append(article(m, previous, this.target));
      previous = m;
    }
    this.#list.append(items);
    const over = this.#shown.size - MOST;
    for (const id of [...this.#shown.keys()].slice(0, Math.max(0, over))) {
      this.#shown.delete(id);
      byId(`m${id}`)?.remove();
    }
    if (over > 0) byId("older").hidden = false;
    if (!this.#follows) this.#unseen += fresh.length;
    const last = fresh.at(-1);
    this.#news.textContent = t("announced", { name: robotName(last.robot), preview: last.delivered ? previewOf(last.type, last.preview) : `${t("refused")} ${last.code ?? last.errCode}` });
    this.#rove(this.#list.querySelector("article[tabindex='0']") ?? this.#list.lastElementChild, false);
    if (this.#follows) this.#stick();
  }

  #change(m) {
    this.#shown.set(m.id, m);
    const old = byId(`m${m.id}`);
    const before = old?.previousElementSibling ? this.#shown.get(Number(old.previousElementSibling.id.slice(1))) : null;
    const focused = old === document.activeElement;
    const fresh = article(m, before, this.target);
    fresh.tabIndex = old?.tabIndex ?? -1;
    old?.replaceWith(fresh);
    if (focused) fresh.focus();
  }

  toEnd() {
    if (this.#cut) {
      this.loadNewest();
      return;
    }
    this.#follows = true;
    this.#unseen = 0;
    this.#stick();
    this.#showPill();
  }

  /** Moves the focus to the next (1) or previous (-1) message. */
  step(by) {
    const current = document.activeElement?.closest?.("article") ?? this.#list.querySelector("article[tabindex='0']");
    const isInside = current?.contains(document.activeElement);
    const next = !current ? this.#list.lastElementChild : !isInside ? current : by > 0 ? current.nextElementSibling : current.previousElementSibling;
    if (!next) return;
    if (by < 0) this.#follows = false;
    this.#rove(next, false);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  get current() {
    return document.activeElement?.closest?.("article") ?? null;
  }

  #rove(item) {
    if (!item) return;
    for (const other of this.#list.querySelectorAll("article[tabindex='0']")) {
      if (other !== item) other.tabIndex = -1;
    }
    item.tabIndex = 0;
  }

  #stick() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#top = this.#scroller.scrollTop;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR;
    // Only the reader scrolls up; growth below him is not his doing.
    if (isNear && !this.#cut) {
      this.#follows = true;
      this.#unseen = 0;
    } else if (scrollTop < this.#top - 2) {
      this.#follows = false;
    }
    this.#top = scrollTop;
    this.#showPill();
  }

  #showPill() {
    this.#pill.hidden = this.#follows || (this.#unseen === 0 && !this.#cut);
    this.#pill.replaceChildren(icon("down"), el("span", { text: this.#unseen > 0 ? t("newMessages", { count: number(this.#unseen) }) : t("newest") }));
  }
}
