import { problemWords } from "@motcua/broker/contract/problem-texts";
import { useLanguage } from "@motcua/device-profiles/look";

/** A refusal in words: what happened and what to do; the place stays, so that it is read out. */
export function ProblemNotice({ code }: { readonly code: string | null }) {
  const { language } = useLanguage();
  const words = code === null ? null : problemWords(code, language);
  return (
    <div role="alert">
      {words !== null && (
        <p className="problem">
          <b>{words.message}</b>
          {words.remedy}
        </p>
      )}
    </div>
  );
}
