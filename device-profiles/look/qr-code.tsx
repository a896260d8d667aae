import { create } from "qrcode";

/** White edge that readers need around the code, in modules (ISO/IEC 18004: 4). */
const quiet = 4;

/** A QR code drawn as one path; `label` says where it leads. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * quiet;
  const dark = Array.from(modules.data.entries())
    .filter(([, lit]) => lit === 1)
    .map(([at]) => {
      const column = (at % modules.size) + quiet;
      const row = Math.floor(at / modules.size) + quiet;
      return `M${column} ${row}h1v1h-1z`;
    });
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} className="qr-code">
      <rect width={side} height={side} fill="#ffffff" />
      <path d={dark.join("")} fill="#1c2321" shapeRendering="crispEdges" />
    </svg>
  );
}
