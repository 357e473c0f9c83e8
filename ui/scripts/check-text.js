// No text outside the catalogues: fails where markup, a spoken attribute, or a word in a table is a literal.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';

const UI = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCES = join(UI, 'src');
/** Attributes, props and properties whose text a person reads or hears. */
const READ = new Set(['alt', 'aria-description', 'aria-label', 'aria-roledescription', 'aria-valuetext', 'hint', 'label', 'placeholder', 'text', 'title', 'what', 'word']);
/** Calls whose first argument a person reads. */
const SAYS = new Set(['toast']);
/** Names that are the same in every language, and each language in its own. */
const NAMES = new Set(['English', 'Kaleyra', 'Meta', 'PayU', 'Razorpay', 'WhatsApp', 'पर्ची', 'हिन्दी']);
/** What stands on the keys of a keyboard, and the keys of the catalogues themselves. */
const KEYS = /^(Alt|Ctrl|Del|Enter|Esc|F\d+|Shift|Tab)\+?$|^[a-z]+(-[a-z0-9]+)+$/;
/** Written by a program, or never drawn. */
const APART = /(bindings|messages)\.ts$|\.test\.ts$|[\\/]twin[^\\/]*\.ts$/;

const faults = files(SOURCES).flatMap(inFile);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`${faults.length} texts are not in the catalogues (src-tauri/words/locales).`);
  process.exit(1);
}

/** @param {string} folder @returns {string[]} */
function files(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.filter((path) => /\.(svelte|ts)$/.test(path) && !APART.test(path)).sort();
}

/** @param {string} path @returns {string[]} */
function inFile(path) {
  const source = readFileSync(path, 'utf8');
  // A script alone is read by the same parser.
  const opening = path.endsWith('.ts') ? '<script lang="ts">' : '';
  const text = opening ? `${opening}${source}\n</script>` : source;
  const found = [];
  walk(parse(text, { modern: true }), (node, parent) => {
    for (const literal of readBy(node, parent)) {
      const line = text.slice(0, node.start ?? 0).split('\n').length;
      found.push(`${relative(UI, path)}:${line}: ${JSON.stringify(literal.trim())}`);
    }
  });
  return found;
}

/** The texts of a node that a person would read. */
function readBy(node, parent) {
  return texts(node, parent).filter((text) => /\p{L}/u.test(text) && !NAMES.has(text.trim()) && !KEYS.test(text.trim()));
}

function texts(node, parent) {
  if (node.type === 'Text' && parent?.type === 'Fragment') return [node.data];
  if (node.type === 'ExpressionTag' && parent?.type === 'Fragment') return shown(node.expression);
  if (node.type === 'Attribute' && READ.has(node.name) && node.value !== true) {
    const parts = Array.isArray(node.value) ? node.value : [node.value];
    return parts.flatMap((part) => (part.type === 'Text' ? [part.data] : shown(part.expression)));
  }
  if (node.type === 'Property' && READ.has(node.key?.name)) return shown(node.value);
  if (node.type === 'CallExpression' && SAYS.has(node.callee?.name)) return shown(node.arguments[0]);
  return [];
}

/** The literals that an expression can come out as. */
function shown(expression) {
  switch (expression?.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return [...expression.quasis.map((part) => part.value.cooked), ...expression.expressions.flatMap(shown)];
    case 'ConditionalExpression':
      return [...shown(expression.consequent), ...shown(expression.alternate)];
    case 'LogicalExpression':
      return [...shown(expression.left), ...shown(expression.right)];
    case 'BinaryExpression':
      return expression.operator === '+' ? [...shown(expression.left), ...shown(expression.right)] : [];
    default:
      return [];
  }
}

function walk(node, visit, parent = null) {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit, parent);
    return;
  }
  if (!node || typeof node !== 'object') return;
  const isNode = typeof node.type === 'string';
  if (isNode) visit(node, parent);
  for (const [key, child] of Object.entries(node)) {
    if (key !== 'parent' && key !== 'metadata' && child && typeof child === 'object') walk(child, visit, isNode ? node : parent);
  }
}
