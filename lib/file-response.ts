/** A file to download: its name, its type, and nothing a browser would run. */
export function fileResponse(body: BodyInit, { name, mediaType }: { name: string; mediaType: string }): Response {
  return new Response(body, {
    headers: {
      'content-type':
        /^text\/|json|xml/.test(mediaType) && !mediaType.includes('charset')
          ? `${mediaType}; charset=utf-8`
          : mediaType,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encoded(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  });
}

// RFC 8187: what encodeURIComponent leaves and an attr-char is not; half a surrogate pair would make it throw.
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Text in pieces as a stream of bytes that asks for the next piece only when it is wanted. */
export function streamOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
}
