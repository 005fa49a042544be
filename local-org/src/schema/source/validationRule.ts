import { basename, dirname } from 'node:path';
import type { ValidationRuleSchema } from '../types.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';

const suffix = '.validationRule-meta.xml';
const knownElements = new Set([
  ...['fullName', 'active', 'description', 'errorConditionFormula', 'errorDisplayField', 'errorMessage'],
]);

/** Source: "ValidationRule" in the Metadata API Developer Guide: an error message has at most 255 characters. */
const maxMessageLength = 255;

/**
 * The active validation rules among a project's files, by name.
 * @throws Error naming the file and what is wrong in it.
 */
export function readValidationRules(files: readonly MetadataFile[]): ValidationRuleSchema[] {
  return files.filter(({ path }) => path.endsWith(suffix)).flatMap(readRule);
}

function readRule(file: MetadataFile): ValidationRuleSchema[] {
  const node = readMetadata(file, 'ValidationRule');
  node.refuseOthers(knownElements);
  if (!node.flag('active')) return [];
  const errorMessage = node.required('errorMessage');
  if (errorMessage.length > maxMessageLength) {
    throw node.error(`<errorMessage> has more than ${maxMessageLength} characters`);
  }
  return [
    {
      name: basename(file.path, suffix),
      object: basename(dirname(dirname(file.path))),
      condition: node.required('errorConditionFormula'),
      errorMessage,
      errorDisplayField: node.text('errorDisplayField'),
      file: file.path,
    },
  ];
}
