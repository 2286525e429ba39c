/** The product's mark: a notebook's spine and page. Decorative, the name stands beside it. */
export function BrandMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <rect x="3" y="2.5" width="18" height="19" rx="4" fill="var(--mantine-primary-color-filled)" />
      <rect x="6.2" y="2.5" width="1.6" height="19" fill="var(--carnet-rail)" />
      <path d="M11 9h6.5M11 13h4.5" stroke="var(--carnet-rail)" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  );
}
