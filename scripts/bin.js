#!/usr/bin/env node
import './build/requireNode.cjs';

await import('./sam.ts');
