import { byId } from "./dom.js";
import { t } from "./language.js";

let hiding = 0;

/** Says something for a moment, to the eye and to screen readers. */
export function say(words) {
  const toast = byId("toast");
  toast.textContent = words;
  toast.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.classList.remove("shown"), 3500);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(t("copied"));
  } catch {
    // Not over plain HTTP from another machine, and not without permission.
    say(t("notCopied"));
  }
}

/** Calls the scripts' interface, and says so where it refuses. */
export async function call(method, path, body) {
  try {
    const answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.ok) return await answer.json().catch(() => ({}));
    const text = await answer.text();
    let words = text;
    try {
      const json = JSON.parse(text);
      words = json.error ?? json.message ?? json.detail ?? text;
    } catch {
      // Plain text then.
    }
    say(String(words).slice(0, 300) || t("failed", { status: answer.status }));
  } catch {
    say(t("noAnswer"));
  }
  return null;
}
