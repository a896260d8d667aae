import { type ProblemCode, problems } from "@motcua/broker/contract/problem-texts";
import type { Language } from "@motcua/device-profiles/look";

/** A refusal in the page's language; a code from a later release is shown as it is. */
export function problemWords(
  code: string,
  language: Language,
): { readonly message: string; readonly remedy: string } {
  if (!isKnown(code)) return { message: code, remedy: "" };
  const { message, remedy } = problems[code];
  return { message: message[language], remedy: remedy[language] };
}

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
