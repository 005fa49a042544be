import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';

import { findChromium } from '../../support/chromium.ts';

describe('findChromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  const { CHROMIUM_PATH, PATH } = process.env;

  function program(name: string, mode = 0o755): string {
    const file = join(folder, name);
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, mode);
    return file;
  }

  const restore = (name: string, value: string | undefined): void => {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  };

  beforeEach(() => {
    Reflect.deleteProperty(process.env, 'CHROMIUM_PATH');
    process.env.PATH = ['/nowhere', folder].join(delimiter);
  });

  afterEach(() => {
    restore('CHROMIUM_PATH', CHROMIUM_PATH);
    restore('PATH', PATH);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes the one on the path, chromium before Google’s', () => {
    const google = program('google-chrome');
    assert.equal(findChromium(), google);
    const chromium = program('chromium');
    assert.equal(findChromium(), chromium);
  });

  it('prefers the one that CHROMIUM_PATH names', () => {
    process.env.CHROMIUM_PATH = program('my-browser');
    assert.equal(findChromium(), join(folder, 'my-browser'));
  });

  it('refuses a CHROMIUM_PATH that is no program, rather than passing it over', () => {
    program('chromium');
    process.env.CHROMIUM_PATH = program('not-executable', 0o644);
    assert.throws(() => findChromium(), /CHROMIUM_PATH is .*not-executable, which is not an executable file/);
  });
});
