import ts from 'typescript';

const SUFFIX = '.ts';

/**
 * Takes the suffix off relative imports and re-exports: sources say `./decimal.ts`, which Node needs, and what deploys says
 * `./decimal`, the only form that Salesforce documents.
 * https://developer.salesforce.com/docs/platform/lwc/guide/js-share-code
 */
export function bareImports(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const { factory } = context;
  const bare = (node: ts.Node): ts.Node =>
    ts.isStringLiteral(node) && node.text.startsWith('.') && node.text.endsWith(SUFFIX)
      ? factory.createStringLiteral(node.text.slice(0, -SUFFIX.length), true)
      : node;
  const visit = (node: ts.Node): ts.Node =>
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? ts.visitEachChild(node, bare, context) : node;
  return (file) => ts.visitEachChild(file, visit, context);
}
