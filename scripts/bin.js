#!/usr/bin/env node
import './build/requireNode.cjs';

await import('./youngGeneration.ts');
await import('./sam.ts');
