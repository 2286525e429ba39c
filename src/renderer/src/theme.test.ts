import { describe, expect, it } from 'vitest';
import { brandShades, palettes } from './theme.ts';

const channel = (value: number): number => {
  const share = value / 255;
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

/** WCAG 2.2 contrast ratio of two colours. */
const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (light! + 0.05) / (dark! + 0.05);
};

describe.each(['light', 'dark'] as const)('palette %s', (name) => {
  const palette = palettes[name];
  const grounds = ['ground', 'rail', 'raised', 'sunken', 'hover', 'selected', 'pointed'] as const;
  it.each(grounds)('has readable text on %s', (ground) => {
    for (const text of ['text', 'quiet', 'brandText'] as const)
      expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['info', 'good', 'warning', 'bad'] as const)('has a readable %s status', (status) => {
    expect(contrast(palette[status], palette[`${status}Ground`])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[status], palette.ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[status], palette.raised)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.quiet, palette.neutralGround)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the primary button', () => {
  it('carries white on its light shade and the hover shade', () => {
    expect(contrast(palettes.light.onBrand, brandShades[7])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palettes.light.onBrand, brandShades[8])).toBeGreaterThanOrEqual(4.5);
  });

  it('carries dark text on its dark shade and the hover shade', () => {
    expect(contrast(palettes.dark.onBrand, brandShades[3])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palettes.dark.onBrand, brandShades[4])).toBeGreaterThanOrEqual(4.5);
  });
});
