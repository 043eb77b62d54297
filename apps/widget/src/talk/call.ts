/** A "no" of the server's, with its code. */
export class CallProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Trying again later may help: the line, the server, too much at once. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface Caller {
  readonly base: string;
  readonly key: string;
  readonly visitor: () => string | null;
}

/** Calls the widget's part of the server, `keepalive` also from a page that is being left; throws a `CallProblem`, with status 0 when nobody answered. */
export async function call<T>({ base, key, visitor }: Caller, method: 'GET' | 'POST', path: string, body?: unknown, keepalive = false): Promise<T> {
  const shown = visitor();
  const headers = { ...(shown ? { 'x-keepdesk-visitor': shown } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const answer = await fetch(`${base}/chat/${key}${path}`, { method, headers, credentials: 'omit', keepalive, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }).catch(() => {
    throw new CallProblem(0, 'unreachable', 'unreachable');
  });
  if (answer.ok) return (await answer.json()) as T;
  throw await problemOf(answer);
}

/** A file of a chat, for those who may see it. */
export async function fetchFile({ base, key, visitor }: Caller, id: string): Promise<Blob> {
  const answer = await fetch(`${base}/chat/${key}/files/${id}`, { headers: { 'x-keepdesk-visitor': visitor() ?? '' }, credentials: 'omit' });
  if (!answer.ok) throw await problemOf(answer);
  return answer.blob();
}

/** Sends a file and says how far it is (0–1); only XMLHttpRequest can. */
export function sendFile({ base, key, visitor }: Caller, file: File, onProgress: (part: number) => void): Promise<{ id: string; name: string; type: string; size: number }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${base}/chat/${key}/files`);
    request.setRequestHeader('x-keepdesk-visitor', visitor() ?? '');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new CallProblem(0, 'unreachable', 'unreachable'));
    request.onload = () => {
      const said = parse(request.responseText) as { error?: { code: string; message: string } };
      if (request.status < 300) resolve(said as never);
      else reject(new CallProblem(request.status, said.error?.code ?? '', said.error?.message ?? ''));
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

async function problemOf(answer: Response): Promise<CallProblem> {
  const said = parse(await answer.text()) as { error?: { code: string; message: string } };
  return new CallProblem(answer.status, said.error?.code ?? '', said.error?.message ?? '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
