import { keptChoice } from '../kept/kept-choice.ts';

/** How this browser calls somebody who looks elsewhere. */
export interface Chime {
  /** two notes when a shopper begins a chat, or when there is something new under the bell */
  sound: boolean;
  /** a message of the operating system while the desk is not in front */
  desktop: boolean;
  /** whom three short notes tell of an offer: people by their ids, since several may share this browser */
  offersTo: readonly string[];
}

const KEY = 'keepdesk.chime';
const kept = keptChoice<Chime>(KEY, { sound: true, desktop: false, offersTo: [] });

export const setChime = kept.change;
export const useChime = (): Chime => kept.use();

/** Calls, from one tab of the desk however many are open. `evenInFront`: also whoever looks at the desk right now. */
export function call(words: string, onOpen: () => void, evenInFront = false): void {
  const { sound } = kept.get();
  ring(words, onOpen, sound && (evenInFront || !document.hasFocus()) ? play : null, KEY);
}

/** Tells somebody of an offer, once however many tabs of the desk are open: with a sound where they want one, with a message while the desk is not in front. */
export function tellOfOffer(personId: string, offerId: string, words: string, onOpen: () => void): void {
  ring(words, onOpen, kept.get().offersTo.includes(personId) ? playOffer : null, `${KEY}.offer.${offerId}`);
}

function ring(words: string, onOpen: () => void, sound: (() => void) | null, tag: string): void {
  const speaks = kept.get().desktop && !document.hasFocus();
  if (sound === null && !speaks) return;
  void navigator.locks.request(tag, { ifAvailable: true }, async (alone) => {
    if (alone === null) return;
    sound?.();
    if (speaks && Notification.permission === 'granted') {
      const shown = new Notification('Keepdesk', { body: words, tag });
      shown.onclick = () => {
        window.focus();
        onOpen();
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
  });
}

/** Two soft notes, for what is new. */
export const play = (): void => sing([[0, 660], [0.16, 880]]);
/** Three short ones that rise: something is offered, and not for long. */
export const playOffer = (): void => sing([[0, 523], [0.12, 659], [0.24, 784]]);

/** Notes by when they begin (seconds) and their pitch (hertz), made here: nothing to fetch. Before somebody pressed anything on the page a browser stays silent. */
function sing(notes: readonly (readonly [at: number, pitch: number])[]): void {
  const audio = new AudioContext();
  for (const [at, pitch] of notes) {
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
