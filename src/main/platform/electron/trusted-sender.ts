import type { SenderFacts } from './policy.ts';

/** The part of Electron's `WebFrameMain` that tells who speaks. */
export interface FramePort {
  readonly origin: string;
  readonly url: string;
  readonly detached: boolean;
  readonly parent: unknown;
  readonly frameTreeNodeId: number;
}

/** The part of Electron's `WebContents` that names its main frame. */
export interface OwnContents {
  readonly mainFrame: FramePort;
}

/** The part of Electron's `IpcMainEvent` that names its sender; `senderFrame` is null once the frame has gone. */
export interface SenderEvent {
  readonly sender: object;
  readonly senderFrame: FramePort | null;
}

/**
 * Reads from a message what the policy needs to judge its sender (checklist 17).
 *
 * Must be called before any `await`: afterwards Electron may answer for a frame that has navigated.
 */
export function readSender(event: SenderEvent, ownContents: OwnContents | undefined): SenderFacts {
  const frame = event.senderFrame;
  if (frame === null) return undefined;
  return {
    isOwnWindow: ownContents !== undefined && event.sender === ownContents,
    isMainFrame: frame.parent === null && frame.frameTreeNodeId === ownContents?.mainFrame.frameTreeNodeId,
    isDetached: frame.detached,
    origin: frame.origin,
    url: frame.url,
  };
}
