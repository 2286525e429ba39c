import { useComputedColorScheme } from '@mantine/core';
import type { ApexOptions } from 'apexcharts';
import { useEffect, useRef } from 'react';
import styles from './chart.module.css';

/** One series of bars, or a line over them; values in the unit that `exact` and `short` print. */
export interface ChartSeries {
  readonly name: string;
  /** Null where there is nothing to show, which draws nothing; a line ends there. */
  readonly values: readonly (number | null)[];
  readonly isLine?: boolean;
}

/** What a bar chart shows; keep the object between drawings, a new one draws the chart again. */
export interface BarChartData {
  /** What the chart says, for people who do not see it; the numbers stand in a table beside it. */
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Numbers on the axis, e.g. `12,4 k€`. */
  readonly short: (value: number) => string;
  /** Numbers in the tooltip, to the cent. */
  readonly exact: (value: number) => string;
  readonly height?: number;
  /** A press on a bar. */
  readonly onPick?: (place: { readonly series: number; readonly category: number }) => void;
}

// Told apart by lightness too, so that neither colour blindness nor grey print mixes them up; at least 3:1 on both grounds.
const COLOURS = {
  light: ['#0f655f', '#cf8a1d', '#5a5fc4'],
  dark: ['#71cdc4', '#c98a2b', '#a9adf5'],
} as const;

function optionsOf(data: BarChartData, scheme: 'light' | 'dark'): ApexOptions {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--carnet-${name}`).trim();
  const hasLine = data.series.some(({ isLine }) => isLine === true);
  const text = { colors: colour('quiet'), fontSize: '12px', fontFamily: 'inherit' };
  return {
    chart: {
      type: hasLine ? 'line' : 'bar',
      height: data.height ?? 280,
      fontFamily: 'inherit',
      background: 'transparent',
      toolbar: { show: false },
      zoom: { enabled: false },
      animations: { enabled: false },
      events: {
        dataPointSelection: (
          _event: unknown,
          _chart: unknown,
          at: { readonly seriesIndex: number; readonly dataPointIndex: number },
        ) => {
          data.onPick?.({ series: at.seriesIndex, category: at.dataPointIndex });
        },
      },
    },
    theme: { mode: scheme },
    colors: [...COLOURS[scheme]],
    // Nothing is drawn for nothing: a bar of no height would still show its rounded end.
    series: data.series.map(({ name, values, isLine = false }) => ({
      name,
      data: values.map((value) => (value === 0 && !isLine ? null : value)),
      ...(hasLine ? { type: isLine ? 'line' : 'column' } : {}),
    })),
    plotOptions: { bar: { columnWidth: '62%', borderRadius: 2, borderRadiusApplication: 'end' } },
    dataLabels: { enabled: false },
    legend: { show: false },
    stroke: hasLine
      ? { show: true, width: data.series.map(({ isLine }) => (isLine === true ? 2 : 0)), curve: 'straight' }
      : { show: true, width: 2, colors: ['transparent'] },
    markers: { size: hasLine ? 3 : 0, strokeWidth: 0 },
    states: { active: { filter: { type: 'none' } }, hover: { filter: { type: 'none' } } },
    grid: { borderColor: colour('line'), strokeDashArray: 0, padding: { left: 8, right: 8, top: -12 } },
    xaxis: {
      categories: [...data.categories],
      axisBorder: { show: true, color: colour('line-strong') },
      axisTicks: { show: false },
      labels: { style: text, rotate: 0, hideOverlappingLabels: true },
      crosshairs: { show: false },
    },
    yaxis: {
      // Bars start at zero; below it only where credit notes outweigh invoices.
      min: Math.min(0, ...data.series.flatMap(({ values }) => values.map((value) => value ?? 0))),
      forceNiceScale: true,
      tickAmount: 4,
      labels: { style: text, formatter: data.short },
    },
    tooltip: {
      shared: true,
      intersect: false,
      y: { formatter: (value: number | null) => data.exact(value ?? 0) },
    },
  };
}

/** Bars over categories with a zero baseline: the library behind a thin wrapper, in the colours of the theme. */
export function BarChart({ chart: data }: { readonly chart: BarChartData }) {
  const scheme = useComputedColorScheme('light');
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = frame.current;
    if (node === null) return undefined;
    let destroy = (): void => undefined;
    let isStopped = false;
    const draw = async (): Promise<void> => {
      const { default: Library } = await import('apexcharts');
      if (isStopped) return;
      const chart = new Library(node, optionsOf(data, scheme));
      destroy = () => {
        chart.destroy();
      };
      await chart.render();
    };
    void draw();
    return () => {
      isStopped = true;
      destroy();
    };
  }, [data, scheme]);
  return (
    <div className={styles['chart']}>
      <ul className={styles['legend']}>
        {data.series.map(({ name }, index) => (
          <li key={name}>
            <span
              aria-hidden
              className={styles['swatch']}
              style={{ background: COLOURS[scheme][index % COLOURS[scheme].length] }}
            />
            {name}
          </li>
        ))}
      </ul>
      <figure className={styles['figure']}>
        <figcaption className="visually-hidden">{data.label}</figcaption>
        <div ref={frame} aria-hidden className={styles['frame']} />
      </figure>
    </div>
  );
}
