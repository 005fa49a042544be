import { basename } from 'node:path';
import { MetadataError } from '../metadataError.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

/** Metadata that decides what happens to records, by the ending of its files, and what it is called. */
const decidesAboutRecords: readonly [ending: string, name: string][] = [
  ['.trigger', 'Apex triggers'],
  ['.workflow-meta.xml', 'workflow rules'],
  ['.restrictionRule-meta.xml', 'restriction rules'],
  ['.assignmentRules-meta.xml', 'assignment rules'],
  ['.approvalProcess-meta.xml', 'approval processes'],
  ['.standardValueSet-meta.xml', 'standard value sets'],
  ['.profile-meta.xml', 'profiles'],
  ['.permissionsetgroup-meta.xml', 'permission set groups'],
  ['.mutingpermissionset-meta.xml', 'muting permission sets'],
];

/**
 * Refuses what would change records on the platform and does nothing here: leaving it out silently would make this org
 * accept what a real one refuses.
 * @throws Error naming the file and the feature.
 */
export function refuseUnsupported(file: MetadataFile): void {
  const { path } = file;
  const refuse = (problem: string): MetadataError => new MetadataError(path, problem);
  const refused = decidesAboutRecords.find(([ending]) => path.endsWith(ending));
  if (refused) throw refuse(`the embedded org does not support ${refused[1]}.`);
  if (path.endsWith('.flow-meta.xml') && startsByItself(readMetadata(file, 'Flow'))) {
    throw refuse('the embedded org does not support active flows that records, events or a schedule start.');
  }
  if (path.endsWith('.object-meta.xml') && /__(e|b|x|kav)$/.test(basename(path, '.object-meta.xml'))) {
    throw refuse('the embedded org supports custom objects (__c) and custom metadata types (__mdt) only.');
  }
}

/** Flows that somebody has to open or to call. */
const calledTypes: ReadonlySet<string | undefined> = new Set(['Flow', 'AutoLaunchedFlow']);

/** Whether an active flow runs without anybody asking for it. Source: "Flow" in the Metadata API Developer Guide: processType, FlowStart's triggerType. */
function startsByItself(flow: MetadataNode): boolean {
  if (flow.text('status') !== 'Active') return false;
  return !calledTypes.has(flow.text('processType')) || flow.child('start')?.text('triggerType') !== undefined;
}
