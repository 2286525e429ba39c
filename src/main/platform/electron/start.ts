import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  type MessagePortMain,
} from 'electron';
import { listAssets, serveApp } from './app-protocol.ts';
import { chooseDesktopWords } from './desktop-words.ts';
import { openDeviceStore } from './device-store.ts';
import { saveFile, type FileToSave } from './dialogs.ts';
import { makeExternalLinks } from './external-links.ts';
import { openMainWindow } from './main-window.ts';
import { onSystemLock } from './os-lock.ts';
import { onSystemResume } from './os-resume.ts';
import { sessionPartition } from './policy.ts';
import { acceptPorts } from './port-handover.ts';
import { applySessionPolicy } from './session-policy.ts';
import { runStartSequence } from './start-sequence.ts';

/** What the desktop offers to the core. */
export interface Desktop {
  /** Folder of this person's data, made by Electron. */
  readonly dataFolder: string;
  /** Folder of the shipped `drizzle` and `resources` folders. */
  readonly resourcesFolder: string;
  readonly version: string;
  readonly saveFile: (file: FileToSave) => ReturnType<typeof saveFile>;
}

/** What the desktop needs of the core. */
export interface DesktopCore {
  /** Serves the contract on the window's port. Called anew after each reload; the earlier port is closed by then. */
  readonly serve: (port: MessagePortMain) => void;
  /** Locks the vault because the person has left. */
  readonly lock: () => void;
  /** Looks at what became due while the machine slept. */
  readonly wake: () => void;
  /** Ends everything and closes the vault; called once. */
  readonly close: () => Promise<void>;
}

/** Where the build put the preload and the pages, and how to open the core. */
export interface DesktopSettings {
  readonly preload: string;
  readonly pagesFolder: string;
  readonly openCore: (desktop: Desktop) => Promise<DesktopCore>;
  /** Told that a port came from a stranger, without saying from whom. */
  readonly onRefusedPort: () => void;
}

/**
 * Starts the desktop application: fills the sequence of `start-sequence.ts` with the real Electron.
 *
 * Returns at once; Electron calls back when it is ready.
 */
export function startDesktop(settings: DesktopSettings): void {
  const words = chooseDesktopWords(Intl.DateTimeFormat().resolvedOptions().locale);
  let core: DesktopCore | undefined;
  let window: BrowserWindow | undefined;

  const leave = makeExternalLinks(
    {
      ask: (question) =>
        window === undefined ? dialog.showMessageBox(question) : dialog.showMessageBox(window, question),
      openExternal: (address) => shell.openExternal(address),
    },
    words,
  );

  const open = async (): Promise<void> => {
    if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
    const pages = session.fromPartition(sessionPartition, { cache: false });
    applySessionPolicy(pages);
    serveApp(pages.protocol, await listAssets(settings.pagesFolder));
    const opened = await settings.openCore({
      dataFolder: app.getPath('userData'),
      resourcesFolder: app.isPackaged ? process.resourcesPath : app.getAppPath(),
      version: app.getVersion(),
      saveFile: (file) => saveFile({ askWhere }, file),
    });
    core = opened;
    onSystemLock(powerMonitor, opened.lock);
    onSystemResume(powerMonitor, opened.wake);
    const handover = acceptPorts(ipcMain, () => window?.webContents, opened.serve, settings.onRefusedPort);
    await openMainWindow(
      (options) => new BrowserWindow(options),
      {
        preload: settings.preload,
        isPackaged: app.isPackaged,
        store: openDeviceStore(),
        displays: screen.getAllDisplays().map((display) => display.workArea),
      },
      (created) => {
        window = created;
        created.on('closed', () => {
          window = undefined;
          handover.closeCurrent();
        });
      },
    );
  };

  const askWhere: Parameters<typeof saveFile>[0]['askWhere'] = (question) => {
    const placed = { ...question, defaultPath: join(app.getPath('documents'), question.defaultPath) };
    return window === undefined ? dialog.showSaveDialog(placed) : dialog.showSaveDialog(window, placed);
  };

  runStartSequence({
    app,
    protocol,
    processArguments: process.argv.slice(1),
    platform: process.platform,
    words,
    showError: (title, detail) => {
      dialog.showErrorBox(title, detail);
    },
    showWindow: () => {
      if (window?.isMinimized() === true) window.restore();
      window?.focus();
    },
    leave: (address) => {
      void leave(address);
    },
    open,
    close: async () => {
      await core?.close();
    },
  });
}
