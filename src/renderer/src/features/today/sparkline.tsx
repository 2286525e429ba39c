import styles from './today.module.css';

const WIDTH = 120;
const HEIGHT = 28;

/** A line of a few points from zero up; its label says every value. */
export function Sparkline({ points, label }: { readonly points: readonly number[]; readonly label: string }) {
  const top = Math.max(1, ...points);
  const bottom = Math.min(0, ...points);
  const x = (index: number): number => (index / Math.max(1, points.length - 1)) * (WIDTH - 6) + 3;
  const y = (value: number): number => HEIGHT - 3 - ((value - bottom) / (top - bottom)) * (HEIGHT - 6);
  const line = points.map((value, index) => `${String(x(index))},${String(y(value))}`).join(' ');
  const last = points.length - 1;
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles['spark']}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
    >
      <polyline
        points={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={`M ${String(x(last))} ${String(y(points[last] ?? 0))} h 0`}
        stroke="currentColor"
        strokeWidth="6"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
