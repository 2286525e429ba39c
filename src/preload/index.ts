import { ipcRenderer } from 'electron';
import { portChannel } from '../shared/contract/handshake.ts';
import { forwardPortOffers } from './forward-port.ts';

forwardPortOffers(window, (port) => {
  ipcRenderer.postMessage(portChannel, null, [port]);
});
