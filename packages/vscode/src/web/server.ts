import '@btaas/server/browser';
