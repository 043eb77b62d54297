import { ApiProblem, OfflineProblem } from './request.ts';

/**
 * Sends a form with a large file, telling how far it is (0–1).
 * @throws ApiProblem when the server refuses, OfflineProblem when the connection broke.
 */
export function upload<Answer>(path: string, form: FormData, onProgress: (fraction: number) => void, signal?: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body has left.
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new OfflineProblem(new Error('the upload broke off')));
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    request.onload = () => {
      const answer = read(request.responseText) as Answer & { error?: { code?: string; message?: string } };
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject(new ApiProblem(request.status, answer.error?.code ?? 'unknown', answer.error?.message ?? request.statusText));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
