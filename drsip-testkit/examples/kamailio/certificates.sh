#!/bin/sh
# A root, and certificates of it for an SBC and for a proxy, in the working directory. For tests only: the keys have no password.
set -e
openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=Test Root" -keyout root.key -out root.pem
for name in sbc1.contoso.com sip.adatum.biz; do
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
    -keyout "$name.key" -out "$name.csr"
  openssl x509 -req -in "$name.csr" -CA root.pem -CAkey root.key -CAcreateserial -days 30 -copy_extensions copy \
    -out "$name.pem"
done
