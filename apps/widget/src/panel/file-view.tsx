import { useEffect, useState } from 'preact/hooks';
import type { LineView } from '../../../../server/src/modules/channels/chat/contract.ts';
import { usePanel } from './context.ts';
import { Icon } from './icons.tsx';

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const SHOWN_BYTES = 5 * 1024 * 1024;

/** A file of a message: a picture is shown, anything else is offered. It is fetched with what proves who we are, so never by a plain address. */
export function FileView({ file }: { file: LineView['files'][number] }) {
  const { store, say } = usePanel();
  const [address, setAddress] = useState<string | null>(null);
  const isPicture = pictures.has(file.type) && file.size < SHOWN_BYTES;
  useEffect(() => {
    if (!isPicture) return;
    let made: string | null = null;
    let gone = false;
    store
      .file(file.id)
      .then((blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      })
      .catch(() => {});
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [file.id, isPicture, store]);
  const save = async (): Promise<void> => {
    const from = address ?? URL.createObjectURL(await store.file(file.id));
    const link = document.createElement('a');
    link.href = from;
    link.download = file.name;
    link.click();
    if (address === null) setTimeout(() => URL.revokeObjectURL(from), 10_000);
  };
  return (
    <button type="button" class={address ? 'shot' : 'file'} aria-label={say('download', { name: file.name })} onClick={() => void save().catch(() => {})}>
      {address ? (
        <img src={address} alt={file.name} />
      ) : (
        <>
          <Icon name="file" />
          <bdi>{file.name}</bdi>
        </>
      )}
    </button>
  );
}
