/** Bars of one 14-segment digit, in the bit order of HT16K33 backpacks: A … G2, then H … N. */
const bars: readonly string[] = [
  "16,8 22,2 78,2 84,8 78,14 22,14", // A, top
  "86,10 92,16 92,70 86,76 80,70 80,16", // B
  "86,84 92,90 92,144 86,150 80,144 80,90", // C
  "16,152 22,146 78,146 84,152 78,158 22,158", // D, bottom
  "14,84 20,90 20,144 14,150 8,144 8,90", // E
  "14,10 20,16 20,70 14,76 8,70 8,16", // F
  "16,80 22,74 42,74 48,80 42,86 22,86", // G1, middle left
  "52,80 58,74 78,74 84,80 78,86 58,86", // G2, middle right
  "23,18 29,18 42,56 42,71 36,71 23,33", // H
  "50,17 55,22 55,66 50,72 45,66 45,22", // J
  "77,18 71,18 58,56 58,71 64,71 77,33", // K
  "23,142 29,142 42,104 42,89 36,89 23,127", // L
  "50,143 55,138 55,94 50,88 45,94 45,138", // M
  "77,142 71,142 58,104 58,89 64,89 77,127", // N
];

const digitWidth = 118;

/** Digits of glowing bars; each number holds one digit's lit segments as bits. */
export function LedSegments({ segments }: { readonly segments: readonly number[] }) {
  return (
    <svg viewBox={`-2 -4 ${segments.length * digitWidth} 168`} aria-hidden="true">
      {Array.from(segments.entries(), ([place, bits]) => (
        <g key={place} transform={`translate(${place * digitWidth + 14} 0) skewX(-5)`}>
          {bars.map((points, bit) => (
            <polygon
              key={points}
              points={points}
              className={(bits >> bit) & 1 ? "led-lit" : "led-unlit"}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
