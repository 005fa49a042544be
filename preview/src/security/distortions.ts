import { blockProperties, keepDomain, requireClosedShadows } from './blockedProperties.ts';
import { separateCookies } from './cookies.ts';
import type { Distortion } from './documentation.ts';
import { limitEndpoints } from './endpoints.ts';
import { protectSharedElements, sanitizeMarkup } from './markup.ts';
import { limitObjectUrls } from './objectUrls.ts';
import { separateStorage } from './storage.ts';
import { keepSystemCalls } from './systemCalls.ts';
import { limitUrlSchemes } from './urlSchemes.ts';
import { hideOpenedWindows } from './windows.ts';
import { refuseWorkers } from './workers.ts';

const INSTALL: Readonly<Record<Distortion, () => void>> = {
  'MIME types of blobs': limitObjectUrls,
  'markup that is inserted': sanitizeMarkup,
  'elements that all namespaces share': protectSharedElements,
  'schemes of addresses': limitUrlSchemes,
  'local and session storage': separateStorage,
  cookies: separateCookies,
  workers: refuseWorkers,
  endpoints: limitEndpoints,
  'windows that are opened': hideOpenedWindows,
  'blocked properties': blockProperties,
  'document.domain': keepDomain,
  'shadow trees': requireClosedShadows,
};

keepSystemCalls();
for (const install of Object.values(INSTALL)) install();
