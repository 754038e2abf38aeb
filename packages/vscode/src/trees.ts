import type { BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';

interface TreeNode {
  readonly label: string;
  readonly description: string;
  readonly tooltip?: string;
  readonly kind: string;
  readonly uri?: string;
  readonly range?: { readonly start: { readonly line: number; readonly character: number } };
  readonly tone?: 'error' | 'warning';
  readonly children?: readonly TreeNode[];
}
const ICONS: Readonly<Record<string, string>> = {
  archetype: 'symbol-interface',
  service: 'symbol-class',
  provider: 'organization',
  unit: 'home',
  plan: 'star-full',
  metric: 'graph',
  payout: 'account',
  group: 'folder',
  finding: 'info',
};

/** A view of what the server answers to one request. */
class ServerTree implements vscode.TreeDataProvider<TreeNode> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #ask: () => Promise<readonly TreeNode[]>;

  constructor(ask: () => Promise<readonly TreeNode[]>) {
    this.#ask = ask;
  }
  refresh(): void {
    this.#changed.fire();
  }
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return [...(node === undefined ? await this.#ask() : (node.children ?? []))];
  }
  getTreeItem({ label, description, tooltip, kind, uri, range, tone, children }: TreeNode): vscode.TreeItem {
    const state =
      children === undefined ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed;
    const item = new vscode.TreeItem(label, state);
    item.description = description;
    item.tooltip = tooltip ?? `${label}: ${description}`;
    item.iconPath = new vscode.ThemeIcon(
      tone ?? ICONS[kind] ?? 'circle-outline',
      tone === undefined
        ? undefined
        : new vscode.ThemeColor(tone === 'error' ? 'list.errorForeground' : 'list.warningForeground'),
    );
    const spoken = tone === undefined ? '' : `, has an ${tone}`;
    item.accessibilityInformation = { label: `${label}, ${description}${spoken}` };
    if (uri !== undefined && range !== undefined) {
      const at = new vscode.Position(range.start.line, range.start.character);
      item.command = {
        command: 'vscode.open',
        title: 'Open',
        arguments: [vscode.Uri.parse(uri), { selection: new vscode.Range(at, at) }],
      };
    }
    return item;
  }
}

/** Findings by rule as the editor knows them: the gravest first, and those of a rule by their places. */
class FindingsTree implements vscode.TreeDataProvider<TreeNode> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** What each rule is about, by its id. */
  titles: Readonly<Record<string, string>> = {};

  refresh(): void {
    this.#changed.fire();
  }
  getChildren(node?: TreeNode): TreeNode[] {
    if (node !== undefined) return [...(node.children ?? [])];
    const found = vscode.languages
      .getDiagnostics()
      .flatMap(([uri, diagnostics]) => diagnostics.map((diagnostic) => ({ uri, ...finding(diagnostic) })))
      .filter(({ source }) => source === 'btaas')
      .sort(
        (a, b) =>
          a.severity - b.severity ||
          compare(a.rule, b.rule) ||
          compare(a.uri.path, b.uri.path) ||
          a.range.start.compareTo(b.range.start),
      );
    const byRule = new Map<string, TreeNode[]>();
    for (const { uri, rule, message, range, severity } of found) {
      const tone = TONES[severity];
      const leaf: TreeNode = {
        label: message,
        description: `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}:${range.start.line + 1}`,
        kind: 'finding',
        uri: uri.toString(),
        range,
        ...(tone === undefined ? {} : { tone }),
      };
      const leaves = byRule.get(rule);
      if (leaves === undefined) byRule.set(rule, [leaf]);
      else leaves.push(leaf);
    }
    return [...byRule].map(([id, leaves]) => ({
      label: `${id} (${leaves.length})`,
      description: this.titles[id] ?? '',
      kind: 'group',
      ...(leaves[0]!.tone === undefined ? {} : { tone: leaves[0]!.tone }),
      children: leaves,
    }));
  }
  getTreeItem(node: TreeNode): vscode.TreeItem {
    return new ServerTree(async () => []).getTreeItem(node);
  }
}

/** By `vscode.DiagnosticSeverity`, the gravest first. */
const TONES: readonly ('error' | 'warning' | undefined)[] = ['error', 'warning'];
const { compare } = new Intl.Collator('en', { numeric: true });

function finding({ source, code, message, range, severity }: vscode.Diagnostic) {
  return { source, rule: String(typeof code === 'object' ? code.value : code), message, range, severity };
}

const GROUPINGS = ['archetype', 'provider', 'unit', 'lifecycle'] as const;

/** The three views of the activity bar. They are read again when the server has analysed a project anew. */
export function registerViews(client: BaseLanguageClient): {
  readonly disposable: vscode.Disposable;
  refresh(): Promise<void>;
} {
  let grouping: (typeof GROUPINGS)[number] = 'archetype';
  const uri = () => vscode.window.activeTextEditor?.document.uri.toString();
  const portfolio = new ServerTree(() => client.sendRequest('btaas/tree', { uri: uri(), grouping }));
  const rewards = new ServerTree(() => client.sendRequest('btaas/rewards', { uri: uri() }));
  const findings = new FindingsTree();
  const view = vscode.window.createTreeView('btaas.portfolio', { treeDataProvider: portfolio, showCollapseAll: true });
  const describe = () => {
    view.description = `by ${grouping}`;
  };
  describe();
  const disposable = vscode.Disposable.from(
    view,
    vscode.window.createTreeView('btaas.findings', { treeDataProvider: findings, showCollapseAll: true }),
    vscode.window.createTreeView('btaas.rewards', { treeDataProvider: rewards, showCollapseAll: true }),
    vscode.commands.registerCommand('btaas.groupBy', async () => {
      const chosen = await vscode.window.showQuickPick([...GROUPINGS], { title: 'Group services by' });
      if (chosen === undefined) return;
      grouping = chosen as typeof grouping;
      describe();
      portfolio.refresh();
    }),
    vscode.languages.onDidChangeDiagnostics(() => findings.refresh()),
  );
  return {
    disposable,
    async refresh() {
      findings.titles = await client.sendRequest('btaas/ruleTitles');
      findings.refresh();
      portfolio.refresh();
      rewards.refresh();
    },
  };
}
