import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { toRange } from '../position.js';
import type { ProjectSession } from '../project-session.js';
import { filesNamedIn } from './document-links.js';

/** Paths in the documents of projects that name files which get another name, or another folder. */
export function fileRenames(
  projects: Iterable<ProjectSession>,
  renames: readonly { readonly oldUri: string; readonly newUri: string }[],
): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const project of projects) {
    for (const document of project.engine.documents.values()) {
      const uri = project.uriOf(document.name);
      if (!project.contextOf(uri)!.isOurs(document.name)) continue;
      for (const { value, start, end } of filesNamedIn(document)) {
        const named = project.fileNamed(value, document.name);
        const path = named === undefined ? undefined : newPath(project, named, renames);
        if (path === undefined) continue;
        // Written from the folder of the project, as it is understood wherever the document is.
        const written = document.text[start] === '"' ? JSON.stringify(path) : path;
        changes[uri] ??= [];
        changes[uri].push({ range: toRange(document, { start, end }), newText: written });
      }
    }
  }
  return { changes };
}

function newPath(
  project: ProjectSession,
  path: string,
  renames: readonly { readonly oldUri: string; readonly newUri: string }[],
): string | undefined {
  const uri = project.uriOf(path);
  for (const { oldUri, newUri } of renames) {
    const rest = uri === oldUri ? '' : uri.startsWith(`${oldUri}/`) ? uri.slice(oldUri.length) : undefined;
    const root = `${project.root}/`;
    if (rest !== undefined && newUri.startsWith(root)) return decodeURIComponent(newUri.slice(root.length) + rest);
  }
  return undefined;
}
