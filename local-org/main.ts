#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Most of a start is compiling a few hundred modules. Node keeps what it compiled for the next one, but only of what is loaded
// from here on.
enableCompileCache();
await import('./command.ts');
