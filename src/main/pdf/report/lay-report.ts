import type { LocalDate } from '#shared/kernel/local-date.ts';
import { sumCents, type Cents } from '#shared/kernel/money.ts';
import { HAIRLINE } from '../colours.ts';
import {
  formatAmount,
  formatDate,
  formatMoney,
  formatPercent,
} from '#shared/domain/documents/written-values.ts';
import { STYLES } from '../invoice/styles.ts';
import { type Block, beside, type Canvas, rule, space, stack } from '../layout/block.ts';
import { columnsWidth, columnX, CONTENT_WIDTH, MARGIN, MILLIMETRE, PAGE } from '../layout/geometry.ts';
import { createPageFlow, type PageFlow } from '../layout/page-flow.ts';
import { placeTable } from '../layout/table.ts';
import { barTable, monthsChart } from './charts.ts';
import { openingBlock, pageFoot, runningHead } from './opening.ts';
import { formatCount, formatHours, type ReportContext } from './report-context.ts';

const FOOT_BOTTOM = PAGE.height - 9 * MILLIMETRE;
const FOOT_GAP = 4 * MILLIMETRE;

const section = (context: ReportContext, title: string, content: Block): Block =>
  stack([space(16), context.typesetter.paragraph(title, STYLES.subject, CONTENT_WIDTH), space(6), content]);

function typesBlock(context: ReportContext, width: number): Block {
  const { language, report, typesetter, wording } = context;
  return stack([
    typesetter.paragraph(wording.byType, STYLES.subject, width),
    space(6),
    barTable(context, width, {
      header: ['', wording.count, wording.amountNet, wording.before],
      nameShare: 0.27,
      otherWidth: 50,
      valueWidth: 34,
      rows: report.types.map((type) => ({
        name: wording.type[type.serviceType],
        value: type.services,
        text: formatCount(type.services, language),
        others: [formatAmount(type.net, language), formatCount(type.servicesBefore, language)],
      })),
    }),
  ]);
}

function ageingBlock(context: ReportContext, width: number): Block {
  const { language, report, typesetter, wording } = context;
  return stack([
    typesetter.paragraph(wording.ageing(formatDate(report.madeOn, language)), STYLES.subject, width),
    space(6),
    barTable(context, width, {
      header: ['', wording.rest, wording.invoices],
      nameShare: 0.35,
      otherWidth: 38,
      rows: report.ageing.map((one) => ({
        name: wording.bucket[one.bucket],
        value: one.rest,
        text: formatMoney(one.rest, language),
        others: [formatCount(one.invoices, language)],
      })),
    }),
  ]);
}

function clientsBlock(context: ReportContext): Block {
  const { language, report, wording } = context;
  const { clients, otherClients } = report;
  const others =
    otherClients.clients === 0
      ? []
      : [
          {
            name: wording.otherClients(otherClients.clients),
            value: 0,
            text: formatMoney(otherClients.invoicedNet, language),
            others: ['', ''],
          },
        ];
  return barTable(context, CONTENT_WIDTH, {
    header: [wording.client, wording.invoicedNet, wording.received, wording.rest],
    nameShare: 0.36,
    otherWidth: 70,
    rows: [
      ...clients.map((client) => ({
        name: client.name,
        value: client.invoicedNet,
        text: formatMoney(client.invoicedNet, language),
        others: [formatMoney(client.received, language), formatMoney(client.rest, language)],
      })),
      ...others,
    ],
  });
}

function techniciansBlock(context: ReportContext): Block {
  const { language, report, wording } = context;
  return barTable(context, CONTENT_WIDTH, {
    header: [wording.technician, wording.rate, wording.services, wording.hoursDone, wording.hoursAvailable],
    nameShare: 0.26,
    otherWidth: 84,
    rows: report.technicians.map((one) => ({
      name: one.name,
      value: one.percent ?? 0,
      text: one.percent === null ? '–' : formatPercent(String(one.percent), language),
      others: [
        formatCount(one.services, language),
        formatHours(one.minutesDone),
        formatHours(one.minutesAvailable),
      ],
    })),
  });
}

/** A column: what stands over it, how wide it is (0 shares what is free) and what it says of a row. */
interface Column<Row> {
  readonly head: string;
  readonly width: number;
  readonly isNumber?: boolean;
  readonly text: (row: Row) => string;
}

/** One of the three lists: head on each page, total at its end, and how many rows are not printed. */
function placeList<Row>(
  flow: PageFlow,
  context: ReportContext,
  list: {
    readonly title: string;
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    readonly more: number;
    readonly total: Cents;
  },
): void {
  const { hue, language, typesetter, wording } = context;
  const fixed = list.columns.reduce((sum, column) => sum + column.width, 0);
  const free = list.columns.filter((column) => column.width === 0).length;
  const widths = list.columns.map((column) =>
    column.width === 0 ? (CONTENT_WIDTH - fixed) / Math.max(1, free) : column.width,
  );
  const row = (texts: readonly string[], style: typeof STYLES.figure): Block => {
    let offset = 0;
    return beside(
      texts.map((text, index) => {
        const width = (widths[index] ?? 0) - 8;
        const at = offset;
        offset += widths[index] ?? 0;
        const isNumber = list.columns[index]?.isNumber === true;
        const block = isNumber
          ? typesetter.fitted(text, style, width + 8, 'right')
          : typesetter.paragraph(text, style, width);
        return { offset: at, block };
      }),
    );
  };
  const title = stack([space(18), typesetter.paragraph(list.title, STYLES.subject, CONTENT_WIDTH), space(6)]);
  const head = stack([
    row(
      list.columns.map((column) => column.head),
      STYLES.tableHead,
    ),
    space(3),
    rule(CONTENT_WIDTH, 0.8, hue),
  ]);
  if (list.rows.length === 0) {
    flow.place(stack([title, typesetter.paragraph(wording.nothing, STYLES.lineText, CONTENT_WIDTH)]));
    return;
  }
  const rows = list.rows.map((one) => [
    stack([
      space(3.5),
      row(
        list.columns.map(({ text }) => text(one)),
        STYLES.figure,
      ),
      space(3.5),
      rule(CONTENT_WIDTH, 0.4, HAIRLINE),
    ]),
  ]);
  if (flow.remaining() < title.height + head.height + 4 * stack(rows[0] ?? []).height) flow.breakPage();
  flow.place(title);
  placeTable(flow, {
    head,
    rows,
    closing: stack([
      space(5),
      beside([
        { offset: 0, block: typesetter.fitted(wording.total, STYLES.strongFigure, 200, 'left') },
        {
          offset: CONTENT_WIDTH - 140,
          block: typesetter.fitted(formatMoney(list.total, language), STYLES.strongFigure, 140, 'right'),
        },
      ]),
      ...(list.more === 0
        ? []
        : [typesetter.paragraph(wording.more(list.more), STYLES.lineText, CONTENT_WIDTH)]),
    ]),
  });
}

const NARROW_DATE = 66;
const AMOUNT = 74;

function placeLists(flow: PageFlow, context: ReportContext): void {
  const { language, report, wording } = context;
  const { lists } = report;
  if (lists === null) return;
  const date = {
    head: wording.date,
    width: NARROW_DATE,
    text: (one: { readonly date: LocalDate }) => formatDate(one.date, language),
  };
  const number = {
    head: wording.number,
    width: 104,
    text: (one: { readonly number: string }) => one.number,
  };
  const client = { head: wording.client, width: 0, text: (one: { readonly client: string }) => one.client };
  const amount = { width: AMOUNT, isNumber: true };
  const money = (cents: Cents): string => formatAmount(cents, language);
  placeList(flow, context, {
    title: wording.servicesDone,
    ...lists.services,
    columns: [
      date,
      client,
      { head: wording.service, width: 0, text: ({ title }) => title },
      { head: wording.technician, width: 82, text: ({ technician }) => technician },
      { ...amount, head: wording.amountNet, text: ({ net }) => money(net) },
    ],
    total: report.now.servicesNet,
  });
  placeList(flow, context, {
    title: wording.invoicesIssued,
    ...lists.invoices,
    columns: [
      date,
      number,
      client,
      { ...amount, head: wording.rest, text: ({ rest }) => money(rest) },
      { ...amount, head: wording.amountGross, text: ({ gross }) => money(gross) },
    ],
    total: report.now.invoicedGross,
  });
  placeList(flow, context, {
    title: wording.paymentsReceived,
    ...lists.payments,
    columns: [
      date,
      number,
      client,
      { head: wording.method, width: 80, text: ({ method }) => wording.methods[method] },
      { ...amount, head: wording.amount, text: (payment) => money(payment.amount) },
    ],
    total: sumCents([report.now.received]),
  });
}

/** Draws a report on as many pages as it takes; gives their number. */
export function layReport(context: ReportContext, addPage: () => Canvas): number {
  const { wording } = context;
  const footTop = FOOT_BOTTOM - pageFoot(context, 1, 1).height;
  const flow = createPageFlow({
    addPage,
    runningHead: runningHead(context),
    bottom: footTop - FOOT_GAP,
  });
  const half = columnsWidth(6) - 4;
  flow.place(openingBlock(context));
  flow.place(section(context, wording.trend, monthsChart(context)));
  flow.place(
    stack([
      space(16),
      beside([
        { offset: 0, block: typesBlock(context, half) },
        { offset: columnX(6) - MARGIN + 4, block: ageingBlock(context, half) },
      ]),
    ]),
  );
  flow.place(section(context, wording.technicians, techniciansBlock(context)));
  flow.place(section(context, wording.clients, clientsBlock(context)));
  placeLists(flow, context);
  flow.canvases.forEach((canvas, index) => {
    pageFoot(context, index + 1, flow.canvases.length).draw(canvas, MARGIN, footTop);
  });
  return flow.canvases.length;
}
