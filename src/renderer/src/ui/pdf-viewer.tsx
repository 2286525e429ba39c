import { ActionIcon, Button, Loader, Tooltip } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconPrinter,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ErrorAlert } from './error-alert.tsx';
import { drawPage, openPdf, PRINT_SCALE, textOf } from './pdf-document.ts';
import styles from './pdf-viewer.module.css';
import { printElements } from './print.ts';
import { saveFile } from './save-file.ts';

// Width of A4 at 96 dots per inch, and what the frame around the page takes.
const PAGE_WIDTH = 794;
const PADDING = 36;
const ZOOMS = [0.75, 1, 1.25, 1.5, 2, 2.5] as const;

interface PdfViewerProps {
  readonly file: Blob;
  /** Name for saving, with its extension. */
  readonly name: string;
  /** Reads the file again for printing or saving, where each use of a document is logged. */
  readonly readFor?: (purpose: 'print' | 'save') => Promise<Blob>;
}

async function printAll(pdf: PDFDocumentProxy): Promise<void> {
  const canvases = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const canvas = document.createElement('canvas');
      const task = await drawPage(pdf, index + 1, PRINT_SCALE, canvas);
      await task.promise;
      return canvas;
    }),
  );
  printElements(canvases);
}

/** Shows a PDF inside the application: page by page, zoom, print, save where the person chooses. */
export function PdfViewer({ file, name, readFor }: PdfViewerProps) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<number>(1);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<unknown>(undefined);

  useLayoutEffect(() => {
    const room = (paper.current?.clientWidth ?? 0) - PADDING;
    setZoom(ZOOMS.findLast((one) => one <= 1 && one * PAGE_WIDTH <= room) ?? ZOOMS[0]);
  }, []);

  useEffect(() => {
    let isStopped = false;
    const opening = openPdf(file);
    const load = async (): Promise<void> => {
      try {
        const opened = await (await opening).promise;
        if (isStopped) return;
        setPage(1);
        setPdf(opened);
      } catch {
        if (!isStopped) setFailed(true);
      }
    };
    void load();
    return () => {
      isStopped = true;
      setPdf(null);
      setFailed(false);
      void (async () => (await opening).destroy())();
    };
  }, [file]);

  useEffect(() => {
    const target = canvas.current;
    if (pdf === null || target === null) return undefined;
    let isStopped = false;
    let cancel = (): void => undefined;
    const draw = async (): Promise<void> => {
      try {
        const task = await drawPage(pdf, page, zoom * (96 / 72) * window.devicePixelRatio, target);
        cancel = () => {
          task.cancel();
        };
        if (isStopped) cancel();
        await task.promise;
        setText(await textOf(pdf, page));
      } catch {
        // Drawing is cancelled when the page, the zoom or the document changes.
      }
    };
    void draw();
    return () => {
      isStopped = true;
      cancel();
    };
  }, [pdf, page, zoom]);

  const step = (by: 1 | -1): void => {
    const at = ZOOMS.findIndex((one) => one === zoom) + by;
    setZoom(ZOOMS[at] ?? zoom);
  };
  const save = async (): Promise<void> => {
    setFailure(undefined);
    try {
      saveFile(readFor === undefined ? file : await readFor('save'), name);
    } catch (error) {
      setFailure(error);
    }
  };
  const print = async (): Promise<void> => {
    if (pdf === null) return;
    setFailure(undefined);
    try {
      await readFor?.('print');
      await printAll(pdf);
    } catch (error) {
      setFailure(error);
    }
  };

  if (hasFailed) {
    return (
      <div className={styles['viewer']}>
        <p role="alert">{t('pdf.failed')}</p>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => {
            void save();
          }}
        >
          {t('action.download')}
        </Button>
      </div>
    );
  }
  const pages = pdf?.numPages ?? 1;
  return (
    <section className={styles['viewer']} aria-label={t('pdf.title', { name })}>
      <div className={styles['tools']}>
        <Tooltip label={t('pdf.previous')}>
          <ActionIcon
            aria-label={t('pdf.previous')}
            disabled={page <= 1}
            onClick={() => {
              setPage(page - 1);
            }}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
        </Tooltip>
        <output className={styles['page']}>{t('pdf.page', { page, pages })}</output>
        <Tooltip label={t('pdf.next')}>
          <ActionIcon
            aria-label={t('pdf.next')}
            disabled={page >= pages}
            onClick={() => {
              setPage(page + 1);
            }}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </Tooltip>
        <span className={styles['gap']} />
        <Tooltip label={t('pdf.zoomOut')}>
          <ActionIcon
            aria-label={t('pdf.zoomOut')}
            disabled={zoom === ZOOMS[0]}
            onClick={() => {
              step(-1);
            }}
          >
            <IconZoomOut size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('pdf.zoomIn')}>
          <ActionIcon
            aria-label={t('pdf.zoomIn')}
            disabled={zoom === ZOOMS.at(-1)}
            onClick={() => {
              step(1);
            }}
          >
            <IconZoomIn size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('action.print')}>
          <ActionIcon
            aria-label={t('action.print')}
            disabled={pdf === null}
            onClick={() => {
              void print();
            }}
          >
            <IconPrinter size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('action.download')}>
          <ActionIcon
            aria-label={t('action.download')}
            onClick={() => {
              void save();
            }}
          >
            <IconDownload size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ErrorAlert error={failure} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a zoomed page is scrolled with the keys. */}
      <div ref={paper} className={styles['paper']} tabIndex={0}>
        {pdf === null ? <Loader role="status" size="sm" aria-label={t('pdf.loading')} /> : null}
        <canvas
          ref={canvas}
          aria-hidden
          className={styles['canvas']}
          style={{ width: `${String(zoom * PAGE_WIDTH)}px` }}
        />
        <div className="visually-hidden" data-document>
          {text}
        </div>
      </div>
    </section>
  );
}
