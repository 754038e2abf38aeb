import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.json': 'application/json',
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a folder on 127.0.0.1: the worker host loads extension and tests over HTTP, as a web editor does.
 * @returns {Promise<{ authority: string, stop: () => void }>}
 */
export async function serveFolder(folder) {
  const server = http.createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    try {
      // A URL's path is absolute and normal: it cannot leave the folder.
      const file = join(folder, normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)));
      const content = await readFile(file);
      response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain');
      response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { authority: `127.0.0.1:${server.address().port}`, stop };
}
