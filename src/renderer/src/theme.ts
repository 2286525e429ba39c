import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type VariantColorsResolver,
} from '@mantine/core';

/** The one hue of the product, deep teal; shade 7 carries white text, shade 3 carries dark text. */
export const brandShades = [
  '#eefaf8',
  '#d3f1ed',
  '#a6e2db',
  '#71cdc4',
  '#45b3aa',
  '#279990',
  '#177c75',
  '#0f655f',
  '#0d524e',
  '#0b4340',
] as const satisfies MantineColorsTuple;

const slate = [
  '#f7f9fa',
  '#f0f3f5',
  '#e5e9ed',
  '#d6dce2',
  '#bfc8d0',
  '#8f9ba7',
  '#64717e',
  '#4b5763',
  '#323c46',
  '#1c242c',
] as const satisfies MantineColorsTuple;

const night = [
  '#e1e7ec',
  '#bcc6cf',
  '#98a4b0',
  '#75828f',
  '#46525e',
  '#323c46',
  '#252d36',
  '#161b21',
  '#11161b',
  '#0c1014',
] as const satisfies MantineColorsTuple;

/**
 * Pairs of text and ground that the screens use, by theme: the contrast test walks them.
 *
 * The same values feed the style sheets as `--carnet-*`, so what is measured is what is shown.
 */
export const palettes = {
  light: {
    ground: '#ffffff',
    rail: '#f5f7f8',
    raised: '#ffffff',
    sunken: '#f7f9fa',
    line: '#e2e7eb',
    lineStrong: '#cbd3da',
    text: '#1c242c',
    quiet: '#566370',
    brandText: '#0f655f',
    onBrand: '#ffffff',
    pointed: '#f0f4f5',
    hover: '#f0f4f5',
    selected: '#e3f3f1',
    info: '#1b5aa6',
    infoGround: '#e9f1fb',
    good: '#1d6b3a',
    goodGround: '#e6f4ea',
    warning: '#855200',
    warningGround: '#fdf2dc',
    bad: '#b3261e',
    badGround: '#fcebea',
    neutralGround: '#eef1f4',
  },
  dark: {
    ground: '#161b21',
    rail: '#11161b',
    raised: '#1d242b',
    sunken: '#12171c',
    line: '#2a333c',
    lineStrong: '#3c4752',
    text: '#e1e7ec',
    quiet: '#9aa7b3',
    brandText: '#71cdc4',
    onBrand: '#0b1a1a',
    pointed: '#2a333c',
    hover: '#1f272f',
    selected: '#17363a',
    info: '#8ab8f5',
    infoGround: '#182a42',
    good: '#7fcf9a',
    goodGround: '#15301f',
    warning: '#e8b45a',
    warningGround: '#352810',
    bad: '#f59a92',
    badGround: '#3c1a19',
    neutralGround: '#252d36',
  },
} as const;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const asVariables = (palette: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--carnet-${kebab(name)}`, value]));

/** Carries the palettes into CSS variables of both themes and corrects the library's own ones. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--carnet-row-height': '36px', '--mantine-line-height': '1.45' },
  light: {
    ...asVariables(palettes.light),
    '--mantine-color-body': palettes.light.ground,
    '--mantine-color-text': palettes.light.text,
    '--mantine-color-dimmed': palettes.light.quiet,
    '--mantine-color-placeholder': '#66727e',
    '--mantine-color-default-border': palettes.light.lineStrong,
    '--mantine-color-default-hover': palettes.light.hover,
    '--mantine-color-error': palettes.light.bad,
    '--mantine-color-anchor': palettes.light.brandText,
  },
  dark: {
    ...asVariables(palettes.dark),
    '--mantine-color-body': palettes.dark.ground,
    '--mantine-color-text': palettes.dark.text,
    '--mantine-color-dimmed': palettes.dark.quiet,
    '--mantine-color-placeholder': '#8a97a3',
    '--mantine-color-default': palettes.dark.raised,
    '--mantine-color-default-border': palettes.dark.lineStrong,
    '--mantine-color-default-hover': palettes.dark.hover,
    '--mantine-color-error': palettes.dark.bad,
    '--mantine-color-anchor': palettes.dark.brandText,
  },
});

// Things go at once: motion tells where something came from, and what is leaving must not swallow the next key.
const opening = (transition: 'fade' | 'slide-left', duration: number) => ({
  transitionProps: { transition, duration, exitDuration: 0 },
});

/**
 * Marks a window that is closed already and still to be taken off the page: keys pressed then mean the page behind.
 *
 * In the same drawing as the closing, which the library's own states come one drawing after.
 */
export const CLOSED_WINDOW = 'closed-window';
const markClosed = (_theme: unknown, props: { readonly opened?: boolean }) => ({
  root: props.opened === false ? CLOSED_WINDOW : '',
});

// Help stands under the label's field and the error under it, always in this order (interface.md §4).
const wrapperOrder = { inputWrapperOrder: ['label', 'input', 'description', 'error'] as const };
const field = { defaultProps: { ...wrapperOrder, withAsterisk: false } };

// The library takes the text of a filled control from the light theme's shade, also in the dark theme.
const variantColors: VariantColorsResolver = (input) => {
  const isPrimary = input.color === undefined || input.color === 'brand' || input.color === '';
  const colours = defaultVariantColorsResolver(input);
  return isPrimary && input.variant === 'filled' ? { ...colours, color: 'var(--carnet-on-brand)' } : colours;
};

/** Look of the whole product; components keep the library's behaviour, not its appearance. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  variantColorResolver: variantColors,
  luminanceThreshold: 0.35,
  colors: { brand: brandShades, gray: slate, dark: night },
  white: '#ffffff',
  black: '#1c242c',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.84375rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: '6px',
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 8px 28px rgb(15 23 32 / 14%), 0 1px 3px rgb(15 23 32 / 10%)',
    lg: '0 8px 28px rgb(15 23 32 / 14%), 0 1px 3px rgb(15 23 32 / 10%)',
    xl: '0 8px 28px rgb(15 23 32 / 14%), 0 1px 3px rgb(15 23 32 / 10%)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Input: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { ...wrapperOrder, size: 'sm' } },
    TextInput: field,
    Textarea: { defaultProps: { ...wrapperOrder, autosize: true, minRows: 2, maxRows: 12 } },
    Select: { defaultProps: { ...wrapperOrder, checkIconPosition: 'right', allowDeselect: false } },
    PasswordInput: field,
    NumberInput: field,
    TagsInput: field,
    MultiSelect: field,
    FileInput: field,
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false } },
    Modal: {
      classNames: markClosed,
      defaultProps: {
        centered: true,
        ...opening('fade', 120),
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    Drawer: {
      classNames: markClosed,
      defaultProps: {
        position: 'right',
        ...opening('slide-left', 130),
        overlayProps: { backgroundOpacity: 0.28 },
      },
    },
    Menu: {
      defaultProps: {
        // The placeholder is a focusable child that a menu may not have (ARIA 1.2).
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        ...opening('fade', 80),
      },
    },
    // Floating things stand in a landmark of their own, so that nothing is outside of one.
    Portal: { defaultProps: { target: '#overlays' } },
    Popover: { defaultProps: { shadow: 'md', ...opening('fade', 80) } },
    Combobox: { defaultProps: { shadow: 'md', ...opening('fade', 80) } },
  },
});
