/** Linear red, green, blue in 0…1. */
type Linear = [number, number, number];

/** The colours of a stylesheet's `--name: light-dark(oklch(…), oklch(…))`. */
export function readTokens(css: string): Map<string, { light: Linear; dark: Linear }> {
  const form = /--([a-z-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g;
  return new Map(
    [...css.matchAll(form)].map(([, name, light, dark]) => [name ?? '', { light: linear(light), dark: linear(dark) }]),
  );
}

/** WCAG 2.2 contrast ratio, 1…21. */
export function contrast(one: Linear, other: Linear): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Linear): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// Björn Ottosson's OKLab matrices (https://bottosson.github.io/posts/oklab/), clipped to sRGB.
function linear(oklch = ''): Linear {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.split(/[\s/]+/).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}
