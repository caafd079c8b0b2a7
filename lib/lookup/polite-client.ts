import { setTimeout as sleep } from 'node:timers/promises';
import { type Rate, RateGate } from './rate-gate.ts';
import { ServiceFault } from './service-fault.ts';

/** A service as the operator set it up. */
export type ServiceAddress = {
  label: string;
  base: string;
  rate: Rate;
  query?: Record<string, string>;
  headers?: Record<string, string>;
};

/** How long to go on trying; `slowAttempts` for a service that let all of `timeoutMs` go by. */
export type Patience = {
  timeoutMs: number;
  attempts: number;
  slowAttempts: number;
  firstPauseMs: number;
  longestPauseMs: number;
};

export type Query = Record<string, string | number | undefined>;
type Asked = { accept: string; signal?: AbortSignal | undefined; isPosted?: boolean };

/** Asks one service: never faster than it allows, again after faults that pass, never for longer or more than bounded. */
export class PoliteClient {
  readonly label: string;
  readonly #service: ServiceAddress;
  readonly #userAgent: string;
  readonly #patience: Patience;
  readonly #gate: RateGate;

  constructor(service: ServiceAddress, userAgent: string, patience: Patience) {
    this.label = service.label;
    this.#service = service;
    this.#userAgent = userAgent;
    this.#patience = patience;
    this.#gate = new RateGate(service.rate);
  }

  /** The answer as JSON; null when the service knows nothing by that name (404). `isPosted` for what is too long for an address. Throws `ServiceFault`. */
  async json(path: string, query: Query = {}, signal?: AbortSignal, isPosted = false): Promise<unknown> {
    return this.#tryAgain(async () => {
      const text = await this.#text(path, query, { accept: 'application/json', signal, isPosted });
      if (text === null) return null;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        throw unreadable(this.label, text);
      }
    }, signal);
  }

  /** The answer as XML text; null for 404. */
  async xml(path: string, query: Query = {}, signal?: AbortSignal): Promise<string | null> {
    return this.#tryAgain(async () => {
      const text = await this.#text(path, query, { accept: 'application/xml, text/xml', signal });
      if (text !== null && (!/^\s*(?:\ufeff)?<(?!html|!doctype html)/i.test(text) || !/>\s*$/.test(text)))
        throw unreadable(this.label, text);
      return text;
    }, signal);
  }

  async #tryAgain<Answer>(ask: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    const { attempts, slowAttempts, firstPauseMs, longestPauseMs } = this.#patience;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#gate.pass(ask, signal);
      } catch (error) {
        if (!(error instanceof ServiceFault) || !error.passes) throw error;
        if (attempt >= (error.isSlow ? slowAttempts : attempts)) throw error;
        const grown = firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
        const pause = error.retryAfterMs ?? grown;
        if (pause > longestPauseMs) throw error;
        if (error.retryAfterMs !== null) this.#gate.rest(pause);
        await sleep(pause, undefined, { signal });
      }
    }
  }

  async #text(path: string, query: Query, asked: Asked): Promise<string | null> {
    const timeout = AbortSignal.timeout(this.#patience.timeoutMs);
    const signal = asked.signal ? AbortSignal.any([asked.signal, timeout]) : timeout;
    try {
      const all = searchParameters({ ...query, ...this.#service.query });
      const response = await this.#follow(`${this.#service.base}${path}`, all, { ...asked, signal });
      this.#heed(response.headers);
      if (response.ok) return await boundedText(response, this.label);
      await response.body?.cancel();
      if (response.status === 404) return null;
      throw refusal(this.label, response);
    } catch (error) {
      if (error instanceof ServiceFault || asked.signal?.aborted) throw error;
      if (timeout.aborted)
        throw new ServiceFault(`${this.label} did not answer in time.`, { passes: true, isSlow: true });
      throw new ServiceFault(`${this.label} could not be reached, or broke off its answer.`, { passes: true });
    }
  }

  /** Redirects are followed within the service alone, so that no answer can send us elsewhere. */
  async #follow(base: string, query: URLSearchParams, { accept, signal, isPosted }: Asked): Promise<Response> {
    const address = new URL(base);
    if (!isPosted) address.search = query.toString();
    let at = address;
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const headers = { accept, 'user-agent': this.#userAgent, ...this.#service.headers };
      const sent = isPosted ? { method: 'POST', body: query } : {};
      const response = await fetch(at, {
        headers,
        signal: signal ?? null,
        redirect: 'manual',
        cache: 'no-store',
        ...sent,
      });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || !location) return response;
      await response.body?.cancel();
      at = new URL(location, at);
      if (at.origin !== address.origin)
        throw new ServiceFault(`${this.label} sent us to another place, where we do not go.`);
    }
    throw new ServiceFault(`${this.label} sends us in circles.`);
  }

  #heed(headers: Headers): void {
    const requests = Number(headers.get('x-rate-limit-limit'));
    const seconds = Number.parseFloat(headers.get('x-rate-limit-interval') ?? '');
    if (requests > 0 && seconds > 0) this.#gate.slowTo(requests, seconds * 1000);
  }
}

const mostRedirects = 3;
const mostBytes = 32 * 1024 * 1024;

function searchParameters(query: Query): URLSearchParams {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)]));
}

async function boundedText(response: Response, label: string): Promise<string> {
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new ServiceFault(`${label} answered with more than ${mostBytes / 1024 / 1024} MB.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function refusal(label: string, response: Response): ServiceFault {
  const { status, headers } = response;
  const retryAfterMs = retryAfter(headers.get('retry-after'));
  if (status === 429) return new ServiceFault(`${label} asks us to slow down.`, { passes: true, retryAfterMs });
  if (status >= 500)
    return new ServiceFault(`${label} has a fault of its own (${status}).`, { passes: true, retryAfterMs });
  if (status === 401 || status === 403)
    return new ServiceFault(`${label} refuses us (${status}): its key may be missing or wrong.`);
  return new ServiceFault(`${label} does not take this request (${status}).`);
}

function retryAfter(header: string | null): number | null {
  if (!header) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

function unreadable(label: string, text: string): ServiceFault {
  const isPage = /^\s*<(?:!doctype html|html)/i.test(text);
  const what = isPage ? 'a web page' : 'something that breaks off or cannot be read';
  return new ServiceFault(`${label} answered with ${what} instead of a record.`, { passes: true });
}
