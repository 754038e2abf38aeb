import '@btaas/server/node';
