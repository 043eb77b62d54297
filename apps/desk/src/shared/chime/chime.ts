import { keptChoice } from '../kept/kept-choice.ts';

/** How this browser calls somebody who looks elsewhere. */
export interface Chime {
  /** two notes when a shopper begins a chat, or when there is something new under the bell */
  sound: boolean;
  /** a message of the operating system while the desk is not in front */
  desktop: boolean;
}

const KEY = 'keepdesk.chime';
const kept = keptChoice<Chime>(KEY, { sound: true, desktop: false });

export const setChime = kept.change;
export const useChime = (): Chime => kept.use();

/** Calls, from one tab of the desk however many are open. `evenInFront`: also whoever looks at the desk right now. */
export function call(words: string, onOpen: () => void, evenInFront = false): void {
  const chime = kept.get();
  const away = !document.hasFocus();
  if (!(chime.sound && (away || evenInFront)) && !(chime.desktop && away)) return;
  void navigator.locks.request(KEY, { ifAvailable: true }, async (alone) => {
    if (alone === null) return;
    if (chime.sound) play();
    if (chime.desktop && away && Notification.permission === 'granted') {
      const shown = new Notification('Keepdesk', { body: words, tag: KEY });
      shown.onclick = () => {
        window.focus();
        onOpen();
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
  });
}

/** Two soft notes, made here: nothing to fetch. Before somebody pressed anything on the page a browser stays silent. */
export function play(): void {
  const audio = new AudioContext();
  for (const [at, pitch] of [[0, 660], [0.16, 880]] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, audio.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.5);
  }
  setTimeout(() => void audio.close(), 1200);
}

type ChatHeard = () => void;
const chatListeners = new Set<ChatHeard>();

/** A shopper began a chat somewhere in one's brands. */
export const chatBegan = (): void => chatListeners.forEach((hear) => hear());

export function onChatBegan(hear: ChatHeard): () => void {
  chatListeners.add(hear);
  return () => void chatListeners.delete(hear);
}
