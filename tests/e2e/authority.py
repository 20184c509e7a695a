# SPDX-License-Identifier: Apache-2.0
"""Time stamp authorities for tests: keys, certificates and answers by the openssl program, on a port of this host."""
import http.server
import subprocess
import threading

CONFIG = """
[tsa]
default_tsa = main
[main]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[signer]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
[web]
extendedKeyUsage = critical, serverAuth
keyUsage = critical, digitalSignature
"""


def openssl(*arguments):
    result = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, check=False)
    if result.returncode != 0:
        raise AssertionError(f"openssl {arguments}: {result.stderr.decode()}")
    return result.stdout


class Authority:
    """A root, and a signer that it certified. `extension` and `days` make certificates that must not be believed."""

    def __init__(self, folder, name, extension="signer", days=("-days", "30")):
        self.folder, self.name = folder / name, name
        self.folder.mkdir()
        self.config = self.folder / "config"
        self.config.write_text(CONFIG.format(folder=self.folder))
        (self.folder / "serial").write_text("01\n")
        self.root = self.make_root()
        self.make_signer(extension, days)

    def make_root(self):
        key, root = self.folder / "root.key", self.folder / "root.pem"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", root,
                "-subj", f"/CN={self.name} root", "-days", "3650", "-config", self.config, "-extensions", "root")
        return root

    def make_signer(self, extension, days):
        key, request = self.folder / "signer.key", self.folder / "signer.csr"
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", request,
                "-subj", f"/CN={self.name} signer", "-config", self.config)
        openssl("x509", "-req", "-in", request, "-CA", self.root, "-CAkey", self.folder / "root.key", "-CAcreateserial",
                "-out", self.folder / "signer.pem", "-extfile", self.config, "-extensions", extension, *days)

    def reply(self, query):
        (self.folder / "query").write_bytes(query)
        return openssl("ts", "-reply", "-config", self.config, "-section", "main", "-queryfile", self.folder / "query",
                       "-signer", self.folder / "signer.pem", "-inkey", self.folder / "signer.key")

    def sign(self, reply):
        """The same statement signed by this authority. The openssl program answers no query with a certificate that is not
        for time stamping; so a certificate that is not must be given its token by hand."""
        files = {name: self.folder / name for name in ("reply.tsr", "token.der", "statement", "signed.der")}
        files["reply.tsr"].write_bytes(reply)
        openssl("ts", "-reply", "-in", files["reply.tsr"], "-token_out", "-out", files["token.der"])
        openssl("cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", files["token.der"], "-out", files["statement"])
        openssl("cms", "-sign", "-cades", "-binary", "-nodetach", "-md", "sha256", "-econtent_type", "id-smime-ct-TSTInfo",
                "-in", files["statement"], "-signer", self.folder / "signer.pem", "-inkey", self.folder / "signer.key",
                "-outform", "DER", "-out", files["signed.der"])
        return der_sequence(der_sequence(b"\x02\x01\x00") + files["signed.der"].read_bytes())


def der_sequence(content):
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return b"\x30" + length + content


class Server:
    """Answers POSTs with what `answer` makes of their bodies."""

    def __init__(self, answer):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                right = self.headers["Content-Type"] == "application/timestamp-query"
                reply = answer(body) if right else None
                self.send_response(200 if reply else 400)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(reply or b"")))
                self.end_headers()
                self.wfile.write(reply or b"")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.host}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
