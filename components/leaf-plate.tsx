import type { ComponentProps } from 'react';

// A leaf in a box of 100 × 160, tip up: half its width at a height between base (0) and tip (1), swelling low and drawn out above.
const base = 146;
const length = 138;
const halfWidth = (height: number) => 45 * Math.sin(Math.PI * height ** 0.78) * (1 - height) ** 0.32;
const pairs = 15;

/** A botanical plate: one leaf in fine line, its veins in opposite pairs that arch to the margin. For large, quiet grounds. */
export function LeafPlate(props: ComponentProps<'svg'>) {
  const rows = Array.from({ length: pairs }, (_, pair) => 0.035 + (pair / pairs) * 0.86);
  return (
    <svg viewBox="0 0 100 160" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true" {...props}>
      <path strokeWidth=".4" d={`${margin(-1)}${margin(1)}`} />
      <path strokeWidth=".6" d={`M50 158C50.6 152 50 150 50 ${base}V${base - length}`} />
      <path strokeWidth=".22" d={rows.map((row) => vein(row, -1) + vein(row, 1)).join('')} />
    </svg>
  );
}

function margin(side: 1 | -1): string {
  const points = Array.from({ length: 61 }, (_, step) => {
    const height = step / 60;
    return `${round(50 + side * halfWidth(height))} ${round(base - height * length)}`;
  });
  return `M${points.join('L')}`;
}

function vein(from: number, side: 1 | -1): string {
  const to = Math.min(from + 0.17 * (1 - from * 0.55), 0.985);
  const [x, y] = [50 + side * halfWidth(to) * 0.975, base - to * length];
  const start = base - from * length;
  const bend = `${round(50 + side * halfWidth(to) * 0.72)} ${round(start - (start - y) * 0.28)}`;
  return `M50 ${round(start)}Q${bend} ${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
