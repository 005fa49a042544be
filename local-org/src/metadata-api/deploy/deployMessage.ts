import type { Component } from '../../metadata-format/index.ts';
import type { MetadataPlace } from '../../schema/index.ts';

/** What became of one component. Source: "DeployMessage" in "DeployResult", Metadata API Developer Guide. */
export interface DeployMessage {
  readonly componentType: string;
  readonly fullName: string;
  /** In metadata form. */
  readonly fileName: string;
  readonly success: boolean;
  readonly created: boolean;
  readonly changed: boolean;
  readonly deleted: boolean;
  readonly problem?: string;
  readonly problemType?: 'Error' | 'Warning';
  readonly lineNumber?: number | undefined;
  readonly columnNumber?: number | undefined;
}

export interface Place {
  readonly lineNumber?: number | undefined;
  readonly columnNumber?: number | undefined;
}

/** A place as messages name it. */
export function placeOf({ line, column }: MetadataPlace): Place {
  return {
    ...(line === undefined ? {} : { lineNumber: line }),
    ...(column === undefined ? {} : { columnNumber: column }),
  };
}

const untouched = { created: false, changed: false, deleted: false } as const;

export function failure(
  { type, fullName }: Component,
  fileName: string,
  problem: string,
  place: Place = {},
): DeployMessage {
  return {
    componentType: type,
    fullName,
    fileName,
    success: false,
    ...untouched,
    problem,
    problemType: 'Error',
    ...place,
  };
}

/** Something that the deploy goes on after. */
export function warning({ type, fullName }: Component, fileName: string, problem: string): DeployMessage {
  return { componentType: type, fullName, fileName, success: true, ...untouched, problem, problemType: 'Warning' };
}

export function success(
  { type, fullName }: Component,
  fileName: string,
  change: 'created' | 'changed' | 'deleted' | 'unchanged',
): DeployMessage {
  return {
    componentType: type,
    fullName,
    fileName,
    success: true,
    created: change === 'created',
    changed: change === 'changed',
    deleted: change === 'deleted',
  };
}

/** The manifest is not of any type. */
export const ofManifest = (path: string): Component => ({ type: '', fullName: path });
